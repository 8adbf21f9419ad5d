<?xml version="1.0" encoding="UTF-8"?>
<!--
  Keeps of Tika's table the types that are media, and those that a browser would run or show as a page and that must
  therefore not pass for media; but none that only its file name tells. Descriptions, links and acronyms tell nothing to a detector.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" encoding="UTF-8" indent="no" />
  <xsl:strip-space elements="*" />

  <xsl:template match="mime-info">
    <mime-info>
      <xsl:apply-templates select="mime-type[magic or root-XML or sub-class-of or @type = //sub-class-of/@type][
          starts-with(@type, 'audio/') or starts-with(@type, 'video/') or starts-with(@type, 'image/')
          or @type = 'application/ogg' or @type = 'application/kate'
          or @type = 'application/mp4' or @type = 'application/quicktime' or @type = 'application/x-matroska'
          or @type = 'application/dash+xml' or @type = 'application/vnd.apple.mpegurl'
          or @type = 'application/xml' or @type = 'application/xhtml+xml' or @type = 'text/html'
          or @type = 'application/javascript' or @type = 'text/javascript' or @type = 'text/plain'
          or @type = 'application/pdf' or @type = 'application/zip' or @type = 'application/gzip'
          or @type = 'application/x-shockwave-flash']" />
    </mime-info>
  </xsl:template>

  <xsl:template match="_comment | acronym | expanded-acronym | *[local-name() = 'link'] | *[local-name() = 'uti'] | comment()" />

  <xsl:template match="@* | node()">
    <xsl:copy>
      <xsl:apply-templates select="@* | node()" />
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
