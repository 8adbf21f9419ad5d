package dev.vivace.local.template;

import dev.vivace.local.template.Value.Absent;
import dev.vivace.local.template.Value.Intrinsic;
import dev.vivace.local.template.Value.Mapping;
import dev.vivace.local.template.Value.Scalar;
import dev.vivace.local.template.Value.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates intrinsic functions: Ref, GetAtt, Sub, Join, Select, If, Equals, Not, And, Or,
 * Condition. Only what is asked for is evaluated.
 */
final class IntrinsicResolver {
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(!?)([^}]*)}");

  private final Mapping conditions;
  private final References references;

  IntrinsicResolver(Mapping conditions, References references) {
    this.conditions = conditions;
    this.references = references;
  }

  /**
   * The value with every intrinsic function in it evaluated; absent entries are left out of maps
   * and lists.
   */
  Value resolve(Value value) {
    return switch (value) {
      case Scalar scalar -> scalar;
      case Absent absent -> absent;
      case Sequence(List<Value> items, Location location) -> new Sequence(present(items), location);
      case Mapping(Map<String, Value> entries, Location location) -> {
        Map<String, Value> resolved = new LinkedHashMap<>();
        for (Map.Entry<String, Value> entry : entries.entrySet()) {
          Value present = resolve(entry.getValue());
          if (!(present instanceof Absent)) {
            resolved.put(entry.getKey(), present);
          }
        }
        yield new Mapping(resolved, location);
      }
      case Intrinsic intrinsic -> call(intrinsic);
    };
  }

  private List<Value> present(List<Value> items) {
    return items.stream().map(this::resolve).filter(item -> !(item instanceof Absent)).toList();
  }

  /** The text of a value that resolves to a scalar. */
  String text(Value value) {
    if (resolve(value) instanceof Scalar scalar) {
      return scalar.text();
    }
    throw new TemplateException(value.location(), "a string is expected here");
  }

  private Value call(Intrinsic call) {
    Location location = call.location();
    return switch (call.function()) {
      case "Ref" -> references.ref(text(call.argument()), location);
      case "GetAtt" -> {
        List<Value> path = arguments(call, 2, 2);
        yield new Scalar(
            references.attribute(text(path.get(0)), text(path.get(1)), location), location);
      }
      case "Sub" -> new Scalar(substitute(call), location);
      case "Join" -> join(call);
      case "Select" -> select(call);
      case "If" -> {
        List<Value> branches = arguments(call, 3, 3);
        yield resolve(branches.get(condition(text(branches.get(0)), location) ? 1 : 2));
      }
      case "Equals", "Not", "And", "Or", "Condition" ->
          new Scalar(Boolean.toString(test(call)), location);
      default ->
          throw new TemplateException(
              location, "the local stack does not understand !" + call.function());
    };
  }

  private boolean test(Value value) {
    return switch (value) {
      case Intrinsic(String function, Value argument, Location location)
          when function.equals("Condition") ->
          condition(text(argument), location);
      case Mapping mapping when mapping.get("Condition").isPresent() ->
          condition(text(mapping.get("Condition").get()), mapping.location());
      case Intrinsic call -> {
        List<Value> tests = arguments(call, 1, 10);
        yield switch (call.function()) {
          case "Equals" -> text(tests.get(0)).equals(text(arguments(call, 2, 2).get(1)));
          case "Not" -> !test(tests.get(0));
          case "And" -> tests.stream().allMatch(this::test);
          case "Or" -> tests.stream().anyMatch(this::test);
          default ->
              throw new TemplateException(call.location(), "not a condition: !" + call.function());
        };
      }
      case Scalar scalar when scalar.text().equals("true") || scalar.text().equals("false") ->
          scalar.text().equals("true");
      default -> throw new TemplateException(value.location(), "a condition is expected here");
    };
  }

  private boolean condition(String name, Location location) {
    return test(
        conditions
            .get(name)
            .orElseThrow(() -> new TemplateException(location, "there is no condition " + name)));
  }

  private String substitute(Intrinsic call) {
    LinkedHashMap<String, Value> own = new LinkedHashMap<>();
    Value pattern = call.argument();
    if (pattern instanceof Sequence(List<Value> items, Location location)) {
      if (items.size() != 2 || !(items.get(1) instanceof Mapping variables)) {
        throw new TemplateException(location, "!Sub takes a string, or a string and a map");
      }
      pattern = items.get(0);
      own.putAll(variables.entries());
    }
    return SUBSTITUTION
        .matcher(text(pattern))
        .replaceAll(match -> Matcher.quoteReplacement(substitution(match, own, call.location())));
  }

  private String substitution(MatchResult match, Map<String, Value> own, Location location) {
    String name = match.group(2);
    if (match.group(1).equals("!")) {
      return "${" + name + "}";
    }
    Value value = own.get(name);
    if (value != null) {
      return text(value);
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? text(references.ref(name, location))
        : references.attribute(name.substring(0, dot), name.substring(dot + 1), location);
  }

  private Value join(Intrinsic call) {
    List<Value> arguments = arguments(call, 2, 2);
    ArrayList<String> parts = new ArrayList<>();
    items(arguments.get(1)).forEach(item -> parts.add(text(item)));
    return new Scalar(String.join(text(arguments.get(0)), parts), call.location());
  }

  private Value select(Intrinsic call) {
    List<Value> arguments = arguments(call, 2, 2);
    List<Value> items = items(arguments.get(1));
    String index = text(arguments.get(0));
    if (!index.matches("\\d{1,4}") || Integer.parseInt(index) >= items.size()) {
      throw new TemplateException(call.location(), "!Select has no item " + index);
    }
    return items.get(Integer.parseInt(index));
  }

  private List<Value> items(Value value) {
    if (resolve(value) instanceof Sequence sequence) {
      return sequence.items();
    }
    throw new TemplateException(value.location(), "a list is expected here");
  }

  private static List<Value> arguments(Intrinsic call, int least, int most) {
    if (call.argument() instanceof Sequence(List<Value> items, Location location)
        && items.size() >= least
        && items.size() <= most) {
      return items;
    }
    throw new TemplateException(
        call.location(), "!" + call.function() + " does not have the arguments it needs");
  }
}
