package dev.vivace.local.template;

import dev.vivace.local.template.Value.Absent;
import dev.vivace.local.template.Value.Intrinsic;
import dev.vivace.local.template.Value.Mapping;
import dev.vivace.local.template.Value.Scalar;
import dev.vivace.local.template.Value.Sequence;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Turns a template's YAML into {@link Value}s: {@code !Sub x} and {@code {"Fn::Sub": x}} become the
 * same.
 */
final class TemplateReader {
  private final String file;

  TemplateReader(String file) {
    this.file = file;
  }

  Mapping read(String yaml) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(false).build();
    try {
      Optional<Node> root = new Compose(settings).composeString(yaml);
      if (root.isPresent() && read(root.get()) instanceof Mapping mapping) {
        return mapping;
      }
    } catch (MarkedYamlEngineException e) {
      String message = e.getProblem() == null ? e.getMessage() : e.getProblem();
      throw new TemplateException(location(e.getProblemMark()), "not valid YAML: " + message);
    } catch (YamlEngineException e) {
      throw new TemplateException(location(Optional.empty()), "not valid YAML: " + e.getMessage());
    }
    throw new TemplateException(location(Optional.empty()), "a template is a map at its top");
  }

  private Value read(Node node) {
    Location location = location(node.getStartMark());
    String tag = node.getTag().getValue();
    if (tag.startsWith("!")) {
      return shortForm(tag.substring(1), untagged(node, location), location);
    }
    return untagged(node, location);
  }

  private Value untagged(Node node, Location location) {
    return switch (node) {
      case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> new Absent(location);
      case ScalarNode scalar -> new Scalar(scalar.getValue(), location);
      case SequenceNode sequence ->
          new Sequence(sequence.getValue().stream().map(this::read).toList(), location);
      case MappingNode mapping -> mapping(mapping, location);
      default -> throw new TemplateException(location, "anchors are not understood here");
    };
  }

  private Value mapping(MappingNode node, Location location) {
    Map<String, Value> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new TemplateException(location, "a key of a map is a string");
      }
      if (entries.put(key.getValue(), read(tuple.getValueNode())) != null) {
        throw new TemplateException(
            location(key.getStartMark()), "the key " + key.getValue() + " is there twice");
      }
    }
    return entries.size() == 1
        ? longForm(new Mapping(entries, location))
        : new Mapping(entries, location);
  }

  private static Value longForm(Mapping mapping) {
    Map.Entry<String, Value> entry = mapping.entries().entrySet().iterator().next();
    String key = entry.getKey();
    if (key.startsWith("Fn::")) {
      return new Intrinsic(key.substring("Fn::".length()), entry.getValue(), mapping.location());
    }
    // {"Condition": name} is a call only where a condition is expected; the resolver takes care of
    // that.
    return key.equals("Ref") ? new Intrinsic("Ref", entry.getValue(), mapping.location()) : mapping;
  }

  private static Value shortForm(String function, Value argument, Location location) {
    if (function.equals("GetAtt") && argument instanceof Scalar(String text, Location where)) {
      List<Value> parts =
          Arrays.stream(text.split("\\.", 2)).map(part -> (Value) new Scalar(part, where)).toList();
      return new Intrinsic(function, new Sequence(parts, where), location);
    }
    return new Intrinsic(function, argument, location);
  }

  private Location location(Optional<Mark> mark) {
    return mark.map(m -> new Location(file, m.getLine() + 1, m.getColumn() + 1))
        .orElse(new Location(file, 1, 1));
  }
}
