"""Deployment: the CloudFormation parts and the tools that build and publish what they deploy."""
