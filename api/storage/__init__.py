"""The only code that speaks DynamoDB: one table, one connection, one file for each noun."""
