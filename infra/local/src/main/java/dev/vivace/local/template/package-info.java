/**
 * Reads {@code template.yaml}: the part of AWS SAM and CloudFormation that the local stack needs.
 *
 * <p>Routes, functions, their environment variables and buckets come from the template alone, so
 * nothing is listed twice. Short-form tags ({@code !Ref}) and long forms ({@code Fn::Sub}) are both
 * understood. A construct that is needed and not understood is a {@link
 * dev.vivace.local.template.TemplateException} with file, line and column; parts that the local
 * stack does not need (policies, log groups) are not evaluated at all.
 *
 * <p>Sources: AWS SAM specification 2016-10-31 ({@code AWS::Serverless::Function}, {@code
 * AWS::Serverless::Api}, {@code Globals}); CloudFormation intrinsic function reference.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.local.template;

import org.jspecify.annotations.NullMarked;
