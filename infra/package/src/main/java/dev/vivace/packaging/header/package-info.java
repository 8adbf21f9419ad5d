/**
 * The header of a class file, which all that change a jar's classes look at.
 *
 * <p>Source: JVMS 4.1.
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.packaging.header;

import org.jspecify.annotations.NullMarked;
