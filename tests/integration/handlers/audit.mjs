// Runs the GraphQL-over-HTTP audit against the address given and prints each finding as JSON.
import { auditServer } from "graphql-http";

const results = await auditServer({ url: process.argv[2] });
const findings = results.map(({ id, name, status, reason }) => ({ id, name, status, reason: reason ?? null }));
console.log(JSON.stringify(findings));
