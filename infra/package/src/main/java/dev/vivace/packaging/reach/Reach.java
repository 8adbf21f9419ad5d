package dev.vivace.packaging.reach;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The search for all that can be reached: from the classes that stay whole, along what the methods
 * refer to. A method is kept if its class is reached and anything calls one of its name and
 * descriptor, so that the order in which they are found does not matter.
 */
final class Reach {
  /** Methods that Java calls on enums, services and what is serialized. */
  private static final Set<String> NAMES_OF_JAVA =
      Set.of(
          "values",
          "valueOf",
          "provider",
          "readObject",
          "readObjectNoData",
          "readResolve",
          "writeObject",
          "writeReplace");

  private final Map<String, ClassCode> classes = new HashMap<>();
  private final JavaMethods java = new JavaMethods();
  private final Map<String, List<MethodCode>> bySignature = new HashMap<>();
  private final Map<String, List<MethodCode>> byName = new HashMap<>();

  private final Set<String> reached = new HashSet<>();
  private final Set<MethodCode> kept = new HashSet<>();
  private final Set<String> called = new HashSet<>();
  private final Set<String> implemented = new HashSet<>();
  private final Set<String> texts = new HashSet<>(NAMES_OF_JAVA);
  private final Deque<MethodCode> open = new ArrayDeque<>();

  Reach(Collection<ClassCode> jar) {
    for (ClassCode each : jar) {
      classes.put(each.name(), each);
      for (MethodCode method : each.methods()) {
        bySignature.computeIfAbsent(method.signature(), _ -> new ArrayList<>()).add(method);
        byName.computeIfAbsent(method.name(), _ -> new ArrayList<>()).add(method);
      }
    }
  }

  /**
   * Keeps a class with all its methods, and what they reach. Natives may call them on whatever
   * extends or implements it.
   */
  void keepWhole(String name) {
    reach(name);
    for (MethodCode method : of(name).stream().flatMap(code -> code.methods().stream()).toList()) {
      keep(method);
      call(method.signature());
    }
    follow();
  }

  /** Keeps a class that a file of the jar names, with what makes its objects. */
  void keepNamed(String name) {
    instantiate(name);
    follow();
  }

  boolean has(String name) {
    return reached.contains(name);
  }

  boolean has(MethodCode method) {
    return kept.contains(method);
  }

  private Optional<ClassCode> of(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  private void follow() {
    while (!open.isEmpty()) {
      MethodCode method = open.remove();
      method.types.forEach(this::reach);
      method.constants.forEach(this::instantiate);
      method.found.forEach(found -> find(found.owner(), found.signature()));
      method.calls.forEach(this::call);
      method.implemented.forEach(this::implement);
      method.texts.forEach(this::read);
    }
  }

  private void keep(MethodCode method) {
    if (kept.add(method)) {
      open.add(method);
      reach(method.owner());
    }
  }

  private void reach(String name) {
    ClassCode code = classes.get(name);
    if (code != null && reached.add(name)) {
      code.parents().forEach(this::reach);
      code.fieldTypes().forEach(this::reach);
      boolean hasUnknownParent = code.parents().stream().anyMatch(this::isUnknown);
      code.methods().stream()
          .filter(method -> hasUnknownParent || code.isAnnotation() || isCalled(method))
          .forEach(this::keep);
      keepWhatJavaCalls(code, methodsOfJava(name));
    }
  }

  private boolean isUnknown(String name) {
    return !classes.containsKey(name) && java.of(name).isEmpty();
  }

  private boolean isCalled(MethodCode method) {
    return method.name().equals("<clinit>")
        || method.isNative()
        || texts.contains(method.name())
        || implemented.contains(method.name())
        || called.contains(method.signature());
  }

  /** A text may name a class or a method. */
  private void read(String text) {
    if (texts.add(text)) {
      instantiate(text.replace('.', '/'));
      keepReached(byName.getOrDefault(text, List.of()));
    }
  }

  /** A method that a class inherits may be the one that an interface of Java asks it for. */
  private void keepWhatJavaCalls(ClassCode code, Set<String> signatures) {
    code.methods().stream()
        .filter(method -> signatures.contains(method.signature()))
        .forEach(this::keep);
    code.parents().stream()
        .flatMap(parent -> of(parent).stream())
        .forEach(parent -> keepWhatJavaCalls(parent, signatures));
  }

  private Set<String> methodsOfJava(String name) {
    Optional<ClassCode> code = of(name);
    if (code.isEmpty()) {
      return java.of(name).orElse(Set.of());
    }
    Set<String> signatures = new HashSet<>();
    code.orElseThrow().parents().forEach(parent -> signatures.addAll(methodsOfJava(parent)));
    return signatures;
  }

  /** Whoever is told a class may make an object of it. */
  private void instantiate(String name) {
    reach(name);
    of(name).stream()
        .flatMap(code -> code.methods().stream())
        .filter(MethodCode::isConstructor)
        .forEach(this::keep);
  }

  private void call(String signature) {
    if (called.add(signature)) {
      keepReached(bySignature.getOrDefault(signature, List.of()));
    }
  }

  private void implement(String name) {
    if (implemented.add(name)) {
      keepReached(byName.getOrDefault(name, List.of()));
    }
  }

  private void keepReached(List<MethodCode> methods) {
    methods.stream().filter(method -> reached.contains(method.owner())).forEach(this::keep);
  }

  /** Keeps the first method of a class or of those above it that a call would find. */
  private boolean find(String owner, String signature) {
    ClassCode code = classes.get(owner);
    if (code == null) {
      return false;
    }
    Optional<MethodCode> own =
        code.methods().stream().filter(method -> method.signature().equals(signature)).findFirst();
    own.ifPresent(this::keep);
    return own.isPresent() || code.parents().stream().anyMatch(parent -> find(parent, signature));
  }
}
