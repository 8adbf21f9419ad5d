package dev.vivace.local;

import dev.vivace.local.gateway.Gateway;
import dev.vivace.local.gateway.GatewayLimits;
import dev.vivace.local.invocation.Failure;
import dev.vivace.local.process.FunctionProcesses;
import dev.vivace.local.process.FunctionSpec;
import dev.vivace.local.process.LambdaEnvironment;
import dev.vivace.local.runtimeapi.InvokeApi;
import dev.vivace.local.secrets.SecretsApi;
import dev.vivace.local.template.FunctionResource;
import dev.vivace.local.template.RestApi;
import dev.vivace.local.template.Template;
import dev.vivace.local.template.TemplateContext;
import dev.vivace.local.template.TemplateException;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A local stack: S3, functions and gateway. Closing it ends every process and keeps the data. */
public final class LocalStack implements Closeable {
  private static final System.Logger LOG = System.getLogger(LocalStack.class.getName());
  private static final String REGION = "us-east-1";
  private static final String ACCOUNT_ID = "000000000000";

  /**
   * Variables of the developer's environment that say where browsers, and apps beside, see API and
   * S3.
   */
  private static final List<String> ADDRESSES =
      List.of(
          "PUBLIC_API_URL",
          "PUBLIC_MEDIA_URL",
          "MEDIA_URL_REWRITES",
          "TRUSTED_PROXIES",
          "FORWARDED_FIELDS",
          "INSIDE_API_URL",
          "INSIDE_MEDIA_URL");

  private final StackConfig config;
  private final TemplateContext context;
  private final LocalAccess access;
  private final PrintStream functionLog;
  private final Deque<Closeable> parts = new ArrayDeque<>();
  private boolean closed;

  /**
   * The addresses of a started stack.
   *
   * @param api {@code http://127.0.0.1:PORT}
   * @param s3 {@code http://127.0.0.1:S3PORT}
   */
  public record Addresses(URI api, URI s3) {}

  /**
   * A stack that is not started yet; {@code functionLog} gets the functions' output line by line.
   *
   * @throws IllegalArgumentException nobody could be let in, or the secret is too short
   */
  public LocalStack(StackConfig config, PrintStream functionLog) {
    this.config = config;
    this.context = new TemplateContext(REGION, ACCOUNT_ID, parameters(config));
    this.access = LocalAccess.of(config);
    this.functionLog = functionLog;
  }

  /**
   * Starts everything and returns when every function has asked for its first event.
   *
   * @throws StartupException something is wrong or missing; nothing is left running
   */
  public Addresses start() throws StartupException {
    Template template = load();
    requirePackages(template);
    try {
      LocalS3 s3 = s3(template);
      FunctionProcesses functions =
          new FunctionProcesses(config.limits(), functionLog, Clock.systemUTC());
      opened(functions::close);
      InvokeApi invokeApi = new InvokeApi(functions);
      opened(invokeApi::close);
      RestApi api = config.throttles() ? template.api() : template.api().unthrottled();
      Gateway gateway =
          new Gateway(api, context, functions, GatewayLimits.aws(), Clock.systemUTC());
      opened(gateway::close);
      LocalStack.Addresses addresses = new Addresses(listen(gateway, config.port()), s3.endpoint());
      Map<String, String> variables = variables(addresses, invokeApi);
      variables.putAll(s3.variables());
      variables.putAll(access());
      startFunctions(functions, specs(template, variables));
      return addresses;
    } catch (StartupException e) {
      close();
      throw e;
    } catch (IOException e) {
      close();
      throw new StartupException("The local stack cannot start: " + e.getMessage());
    }
  }

  /** The access, in a line. */
  String accessNotice() {
    return access.notice();
  }

  /** Ends what was started last first; also while it is still being started. */
  @Override
  public synchronized void close() {
    closed = true;
    while (!parts.isEmpty()) {
      close(parts.pop());
    }
  }

  private synchronized void opened(Closeable part) {
    parts.push(part);
    if (closed) {
      close();
    }
  }

  private static void close(Closeable part) {
    try {
      part.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "A part of the local stack did not close", e);
    }
  }

  /** On one machine nobody needs a server to be found by, and a laptop may be offline. */
  private static Map<String, String> parameters(StackConfig config) {
    HashMap<String, String> parameters = new HashMap<>(Map.of("StunUrls", ""));
    parameters.putAll(config.parameters());
    return parameters;
  }

  private Template load() throws StartupException {
    try {
      return Template.load(config.template(), context);
    } catch (NoSuchFileException e) {
      throw new StartupException("There is no template " + config.template());
    } catch (TemplateException e) {
      throw new StartupException("The template is wrong: " + e.getMessage());
    } catch (IOException e) {
      throw new StartupException(
          "The template " + config.template() + " cannot be read: " + e.getMessage());
    }
  }

  private void requirePackages(Template template) throws StartupException {
    for (FunctionResource function : template.functions()) {
      Path bootstrap = config.packages().resolve(function.logicalId()).resolve("bootstrap");
      if (!Files.isExecutable(bootstrap)) {
        throw new StartupException(
            "The package of "
                + function.logicalId()
                + " is missing: "
                + bootstrap
                + " is not there or not executable");
      }
      for (String layer : function.layers()) {
        Path folder = config.layers().resolve(layer);
        if (!Files.isDirectory(folder)) {
          throw new StartupException("The layer " + layer + " is missing: there is no " + folder);
        }
      }
    }
  }

  private LocalS3 s3(Template template) throws StartupException {
    LocalS3 s3 = LocalS3.open(config, template.buckets());
    opened(s3);
    return s3;
  }

  private static URI listen(Gateway gateway, int port) throws StartupException {
    try {
      return URI.create("http://127.0.0.1:" + gateway.listen(port));
    } catch (IOException e) {
      throw new StartupException(
          "Port " + port + " (VIVACE_PORT) cannot be opened: " + e.getMessage());
    }
  }

  /**
   * Variables that make a function meet the local services, and hand out addresses that the
   * browser, or an app on this machine, can reach.
   */
  private Map<String, String> variables(Addresses addresses, InvokeApi invokeApi) {
    HashMap<String, String> variables = new HashMap<>();
    variables.put("AWS_ENDPOINT_URL_LAMBDA", invokeApi.url());
    variables.put("PUBLIC_API_URL", addresses.api().toString());
    variables.put("PUBLIC_MEDIA_URL", addresses.s3().toString());
    variables.put("INSIDE_API_URL", addresses.api().toString());
    for (String name : ADDRESSES) {
      String value = config.environment().get(name);
      if (value != null) {
        variables.put(name, value);
      }
    }
    return variables;
  }

  /** The variables that decide who is let in; secrets are fetched by the functions, as on AWS. */
  private Map<String, String> access() throws IOException, StartupException {
    HashMap<String, String> variables = new HashMap<>(access.variables());
    LocalSecrets known = LocalSecrets.of(config, access);
    if (!known.isEmpty()) {
      SecretsApi secrets = new SecretsApi(known.named(), known.others());
      opened(secrets::close);
      variables.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.url());
    }
    return variables;
  }

  private List<FunctionSpec> specs(Template template, Map<String, String> variables) {
    LambdaEnvironment environment =
        new LambdaEnvironment(config.environment(), context.region(), variables);
    return template.functions().stream().map(function -> spec(function, environment)).toList();
  }

  private FunctionSpec spec(FunctionResource function, LambdaEnvironment environment) {
    Path folder = config.packages().resolve(function.logicalId()).toAbsolutePath();
    return new FunctionSpec(
        function.logicalId(),
        context.functionArn(function.logicalId()),
        folder,
        function.timeout(),
        environment.of(function, folder, config.layers()));
  }

  private static void startFunctions(FunctionProcesses functions, List<FunctionSpec> specs)
      throws StartupException {
    Map<String, Failure> failures = functions.start(specs);
    if (!failures.isEmpty()) {
      StringBuilder message = new StringBuilder("Not every function starts:");
      failures.forEach((name, failure) -> message.append("\n  " + name + ": " + failure.payload()));
      throw new StartupException(message.toString());
    }
  }
}
