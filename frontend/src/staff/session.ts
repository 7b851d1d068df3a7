// The clerk's sign-in: OpenID Connect authorization code with PKCE; the token lives in this tab only.

export interface StaffIssuer {
  readonly issuer: string;
  readonly clientId: string;
}

/** A signed-in tab. `expiresAt` is on this machine's clock, in epoch milliseconds. */
export interface Session {
  readonly token: string;
  readonly expiresAt: number;
}

interface Discovery {
  authorization_endpoint: string;
  token_endpoint: string;
}

interface PendingSignIn {
  state: string;
  verifier: string;
  /** What the address named behind the hash: the issuer sends the browser back without it. */
  hash: string;
}

/** The issuer refused, or answered something that is not ours. */
export class SignInFailed extends Error {
  override readonly name = "SignInFailed";
}

const SESSION_KEY = "denluot.staff.session";
const PENDING_KEY = "denluot.staff.sign-in";
const DEFAULT_LIFETIME_IN_SECONDS = 3600;
/** Asked for again a little early, so that no request leaves with a token that dies on the way. */
const EXPIRY_MARGIN_IN_MS = 10_000;

/** The session of this tab, or null when there is none or it is over. */
export function currentSession(now = Date.now()): Session | null {
  const text = sessionStorage.getItem(SESSION_KEY);
  if (!text) return null;
  try {
    const session = JSON.parse(text) as Session;
    return session.token && session.expiresAt > now ? session : null;
  } catch {
    return null;
  }
}

export function forgetSession(): void {
  sessionStorage.removeItem(SESSION_KEY);
}

/** Sends the browser to the issuer. Throws SignInFailed when the issuer can't be reached. */
export async function beginSignIn(staff: StaffIssuer): Promise<void> {
  const { authorization_endpoint } = await discover(staff.issuer);
  const pending: PendingSignIn = { state: randomText(), verifier: randomText(), hash: location.hash };
  sessionStorage.setItem(PENDING_KEY, JSON.stringify(pending));
  const url = new URL(authorization_endpoint);
  url.search = new URLSearchParams({
    response_type: "code",
    client_id: staff.clientId,
    redirect_uri: redirectUri(),
    scope: "openid profile",
    state: pending.state,
    code_challenge: await challengeOf(pending.verifier),
    code_challenge_method: "S256",
  }).toString();
  location.assign(url);
}

/**
 * Finishes a sign-in when the issuer has just sent the browser back here; null when this is an ordinary visit.
 * The code leaves the address bar at once. Throws SignInFailed.
 */
export async function completeSignIn(staff: StaffIssuer): Promise<Session | null> {
  const answer = new URLSearchParams(location.search);
  const code = answer.get("code");
  if (!code && !answer.has("error")) return null;
  history.replaceState(null, "", location.pathname);
  const pending = JSON.parse(sessionStorage.getItem(PENDING_KEY) ?? "null") as PendingSignIn | null;
  sessionStorage.removeItem(PENDING_KEY);
  if (pending?.hash) history.replaceState(null, "", location.pathname + pending.hash);
  if (!code || !pending || answer.get("state") !== pending.state)
    throw new SignInFailed(answer.get("error") ?? "state");

  const { token_endpoint } = await discover(staff.issuer);
  const response = await fetch(token_endpoint, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: redirectUri(),
      client_id: staff.clientId,
      code_verifier: pending.verifier,
    }),
  }).catch(() => null);
  const body = (await response?.json().catch(() => null)) as { access_token?: string; expires_in?: number } | null;
  if (!response?.ok || !body?.access_token) throw new SignInFailed("token");

  const lifetime = (body.expires_in ?? DEFAULT_LIFETIME_IN_SECONDS) * 1000;
  const session: Session = { token: body.access_token, expiresAt: Date.now() + lifetime - EXPIRY_MARGIN_IN_MS };
  sessionStorage.setItem(SESSION_KEY, JSON.stringify(session));
  return session;
}

async function discover(issuer: string): Promise<Discovery> {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`).catch(() => null);
  const body = (await response?.json().catch(() => null)) as Discovery | null;
  if (!response?.ok || !body?.authorization_endpoint || !body.token_endpoint) throw new SignInFailed("discovery");
  return body;
}

const redirectUri = (): string => `${location.origin}/staff`;

const randomText = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

async function challengeOf(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
