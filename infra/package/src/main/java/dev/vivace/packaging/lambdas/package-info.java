/**
 * Fewer classes for the lambdas of a jar. The JDK spins a hidden class for each lambda and method
 * reference that runs, and an ahead-of-time cache holds each of them: a quarter of its classes, and
 * each start reads them all and makes them ready. Here the lambdas of one class that capture
 * nothing and are of one functional interface share one class, which tells them apart by a number.
 *
 * <p>Sources: JLS 15.27.4 (a lambda may be a new object each time it is evaluated, or not), Javadoc
 * of LambdaMetafactory (its arguments, and which types it converts), JVMS 5.4.4 (who may call which
 * method).
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.packaging.lambdas;

import org.jspecify.annotations.NullMarked;
