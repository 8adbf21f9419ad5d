package dev.vivace.packaging.reach;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** A method, and all that its code refers to. Names of classes have slashes. */
final class MethodCode {
  /** A method that is found by its class: a constructor or a static one. */
  record Found(String owner, String signature) {}

  private final String owner;
  private final String name;
  private final String descriptor;
  private final int access;

  /** Classes that it names in any way. */
  final Set<String> types = new HashSet<>();

  /** Classes that it hands on, to whom they may tell how to make an object. */
  final Set<String> constants = new HashSet<>();

  /** Names and descriptors of methods that it may call on any object. */
  final Set<String> calls = new HashSet<>();

  final Set<Found> found = new HashSet<>();

  /** Names of the methods that its lambdas implement. */
  final Set<String> implemented = new HashSet<>();

  final Set<String> texts = new HashSet<>();

  MethodCode(String owner, String name, String descriptor, int access) {
    this.owner = owner;
    this.name = name;
    this.descriptor = descriptor;
    this.access = access;
  }

  String owner() {
    return owner;
  }

  String name() {
    return name;
  }

  /** Its name with its descriptor, as for a call. */
  String signature() {
    return name + descriptor;
  }

  boolean isConstructor() {
    return name.equals("<init>");
  }

  boolean isNative() {
    return (access & Opcodes.ACC_NATIVE) != 0;
  }
}
