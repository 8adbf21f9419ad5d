/**
 * The seam between whoever calls a function (the gateway, Lambda's Invoke API) and whatever runs it
 * (processes behind the Runtime API): an {@link dev.vivace.local.invocation.Invocation} goes in, a
 * {@link dev.vivace.local.invocation.ResponsePipe} comes out. It carries a payload's pieces as the
 * function writes them and says at its end whether the payload is whole.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.local.invocation;

import org.jspecify.annotations.NullMarked;
