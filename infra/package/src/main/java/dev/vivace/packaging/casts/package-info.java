/**
 * Casts that spare the VM loading classes to verify others. Where a value is passed on as a type
 * that is not the one it is known by, the VM's verifier loads both to see whether one extends the
 * other, whether that code ever runs or not. A cast to the type that is wanted answers that by
 * itself, and loads nothing until it runs. An ahead-of-time cache holds every class that was loaded
 * in its training, so that each start reads it and makes it ready.
 *
 * <p>Sources: JVMS 4.10.1.2 (which assignments the verifier asks the classes for), 4.10.1.9 (what
 * {@code checkcast} leaves on the stack).
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.packaging.casts;

import org.jspecify.annotations.NullMarked;
