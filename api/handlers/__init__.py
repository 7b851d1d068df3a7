"""What AWS calls: one file for each function of serverless.yml."""
