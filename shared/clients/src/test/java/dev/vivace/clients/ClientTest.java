package dev.vivace.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The clients' own tests, and what their types are worth. */
@Timeout(120)
class ClientTest {
  private static final Path CLIENTS =
      Path.of(System.getProperty("vivace.root")).resolve("shared/clients");
  private static final Path PYTHON = CLIENTS.resolve("python");
  private static final Path JS = CLIENTS.resolve("js");

  @Test
  void thePythonClientKeepsItsPromises() throws Exception {
    Path python = Machine.here().pythonWith("requests", "numpy");
    String report =
        run(PYTHON, python, "-W", "ignore::ResourceWarning", "-m", "unittest", "discover", "tests");

    assertThat(report).containsPattern("Ran [1-9]\\d+ tests");
  }

  @Test
  void thePythonClientIsTyped() throws Exception {
    Path mypy = Machine.here().program("mypy");

    assertThat(run(PYTHON, mypy, "--cache-dir=/dev/null")).contains("Success");
  }

  @Test
  void theJavaScriptClientKeepsItsPromises() throws Exception {
    Path node = Machine.here().program("node");
    List<String> arguments = new ArrayList<>(List.of("--test"));
    try (Stream<Path> tests = Files.list(JS.resolve("test"))) {
      tests.map(Path::toString).filter(name -> name.endsWith(".test.js")).forEach(arguments::add);
    }
    String report = run(JS, node, arguments.toArray(String[]::new));

    assertThat(report).containsPattern("pass [1-9]\\d+");
  }

  @Test
  void aPageInTypeScriptIsToldItsMistakes(@TempDir Path folder) throws Exception {
    Path tsc = Machine.here().program("tsc");
    Files.createSymbolicLink(folder.resolve("client"), JS);
    Path right = Files.writeString(folder.resolve("right.ts"), page("'opus'"));
    Path wrong = Files.writeString(folder.resolve("wrong.ts"), page("'ogg'"));

    assertThat(check(tsc, right, wrong).strip().lines())
        .singleElement()
        .asString()
        .contains("wrong.ts(11,", "'\"ogg\"' is not assignable");
  }

  private static String page(String format) {
    return """
    import {Vivace, Problem} from './client/vivace.js';
    const vivace = new Vivace('/v1', {token: 't'});
    const item = await vivace.upload(new Blob(), {onProgress: (sent, total) => sent / total});
    for await (const {id} of vivace.list()) await vivace.delete(id);
    const {etag, metadata} = await vivace.change(item.id, {title: null, metadata: {year: 2026}});
    const gone = (await vivace.deleteMany([item.id])).every(({status}) => status === 204);
    const mp3 = await (await vivace.encode(new Int16Array(9), {sampleRate: 8_000, bitrate: 64})).blob();
    export const all = [etag, metadata?.year, gone, mp3.size, item.hlsUrl, item.renditions?.[0].contentUrl];
    export const shared = vivace.streamUrl(await vivace.createLink(item.id), 'flac');
    const stream = await vivace.live({sampleRate: 24_000, ahead: 2});
    await stream.sendAll([new Float32Array(9)]).then(() => stream.listenUrl(%s));
    export const slug = (error: unknown) => error instanceof Problem ? error.slug : item.contentUrl;
    """
        .formatted(format);
  }

  private static String check(Path tsc, Path... pages) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(tsc.toString(), "--noEmit", "--strict"));
    command.addAll(List.of("--target", "es2022", "--module", "es2022", "--lib", "es2022,dom"));
    command.add("--skipDefaultLibCheck");
    Stream.of(pages).map(Path::toString).forEach(command::add);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private static String run(Path folder, Path program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("PYTHONPATH", PYTHON.resolve("src").toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.start();
    String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(report).isZero();
    return report;
  }
}
