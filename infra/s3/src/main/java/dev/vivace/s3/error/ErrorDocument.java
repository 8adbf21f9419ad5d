package dev.vivace.s3.error;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The XML of an error.
 *
 * @param requestId what this request is called
 * @param content the document
 */
public record ErrorDocument(String requestId, String content) {
  public static final String MEDIA_TYPE = "application/xml";

  private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

  /** The document of an error, for one request. */
  public static ErrorDocument of(S3Error error) {
    String requestId =
        HexFormat.of().withUpperCase().toHexDigits(ThreadLocalRandom.current().nextLong());
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = XML.createXMLStreamWriter(content, UTF_8.name());
      xml.writeStartDocument(UTF_8.name(), "1.0");
      xml.writeStartElement("Error");
      write(xml, "Code", error.code());
      write(xml, "Message", error.message());
      for (Map.Entry<String, String> detail : error.details().entrySet()) {
        write(xml, detail.getKey(), detail.getValue());
      }
      write(xml, "RequestId", requestId);
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return new ErrorDocument(requestId, content.toString(UTF_8));
  }

  private static void write(XMLStreamWriter xml, String element, String text)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(withoutIllegalCharacters(text));
    xml.writeEndElement();
  }

  /** A client's text may have what XML 1.0 can't say. */
  private static String withoutIllegalCharacters(String text) {
    return text.codePoints()
        .map(c -> isLegal(c) ? c : '\uFFFD')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** XML 1.0, production 2. */
  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
