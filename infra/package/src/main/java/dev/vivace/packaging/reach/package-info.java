/**
 * The classes and methods of a jar that can be reached, so that the others need not be shipped. A
 * library has methods for all that anybody may want of it, and the VM makes every method of a class
 * ready, the one that nobody calls too: an ahead-of-time cache holds them all, and each start reads
 * them.
 *
 * <p>Classes of the product and of libraries with natives, which call Java by name, stay whole. Of
 * other libraries a method is kept if any kept code calls one of its name and descriptor, on
 * whatever object. Reflection is followed as far as names are written out: a class is kept that any
 * text or file of the jar names, and a method that a text names in a class that looks methods up.
 *
 * <p>Sources: JVMS 4.4 (what a class refers to), 4.10.1 (which classes the verifier asks for),
 * 5.4.3 (how methods are found), JAR File Specification (classes by Java's version), Javadoc of
 * ServiceLoader and Serializable (methods that Java calls by name).
 *
 * <p>IAM actions: none. S3 objects: none.
 */
@NullMarked
package dev.vivace.packaging.reach;

import org.jspecify.annotations.NullMarked;
