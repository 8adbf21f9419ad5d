"""Prints what AWS SAM makes of a template, given as a file of JSON."""
import json
import os
import sys

os.environ["AWS_DEFAULT_REGION"] = "eu-west-1"

from samtranslator.translator.transform import transform  # noqa: E402


class NoManagedPolicies:
    def load(self):
        return {}


with open(sys.argv[1], encoding="utf-8") as file:
    template = json.load(file)

# sam deploy puts the packages into a bucket before AWS sees the template.
template["Globals"]["Function"]["CodeUri"] = "s3://packages/package.zip"
for resource in template["Resources"].values():
    if resource["Type"] == "AWS::Serverless::LayerVersion":
        resource["Properties"]["ContentUri"] = "s3://packages/layer.zip"
print(json.dumps(transform(template, {}, NoManagedPolicies())))
