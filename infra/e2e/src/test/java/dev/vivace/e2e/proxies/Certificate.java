package dev.vivace.e2e.proxies;

import dev.vivace.testkit.machine.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate of {@code localhost} that nobody has signed, made by the JDK's own keytool.
 *
 * @param certificate in PEM
 * @param key in PEM
 * @param both in one file
 * @param trusting clients with it trust the certificate
 */
record Certificate(Path certificate, Path key, Path both, SSLContext trusting) {
  private static final String PASSWORD = "changeit";

  static Certificate make(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("localhost.p12");
    Machine.here()
        .output(
            Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
            List.of(
                ("-J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -genkeypair -alias a -keyalg EC -groupname secp256r1 -validity 2 -dname CN=localhost"
                        + " -ext san=dns:localhost,ip:127.0.0.1 -storepass changeit -keystore "
                        + store)
                    .split(" ")));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      keys.load(file, PASSWORD.toCharArray());
    }
    String certificate = pem("CERTIFICATE", keys.getCertificate("a").getEncoded());
    String key = pem("PRIVATE KEY", keys.getKey("a", PASSWORD.toCharArray()).getEncoded());
    return new Certificate(
        Files.writeString(folder.resolve("localhost.crt"), certificate),
        Files.writeString(folder.resolve("localhost.key"), key),
        Files.writeString(folder.resolve("localhost.pem"), certificate + key),
        trusting(keys));
  }

  private static String pem(String label, byte[] content) {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(label, base64, label);
  }

  private static SSLContext trusting(KeyStore keys) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("a", keys.getCertificate("a"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
