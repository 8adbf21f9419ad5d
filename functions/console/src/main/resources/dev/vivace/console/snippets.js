/** How an item is used from elsewhere: a name, and the text to copy. `addresses` are those for people without a token. */
export function snippets({id, contentUrl, contentType, fileName}, {now, closed}) {
  const api = contentUrl.slice(0, contentUrl.indexOf(`/media/${id}/`));
  const all = {
    curl: `curl -L ${now ? shell(now.contentUrl) : `-H "Authorization: Bearer $VIVACE_TOKEN" ${shell(contentUrl)}`} -o ${shell(fileName)}`,
    Python: (closed ? [
      'import os',
      'from vivace import Vivace',
      '',
      'token = os.environ["VIVACE_TOKEN"]  # with the scope media:read',
      `item = Vivace(${JSON.stringify(api)}, token).media("${id}")`,
    ] : [
      'from vivace import Vivace',
      '',
      `item = Vivace(${JSON.stringify(api)}).media("${id}")`,
    ]).concat('print(item.content_url)').join('\n'),
    JavaScript: [
      `import {Vivace} from ${JSON.stringify(`${api}/clients/vivace.js`)};`,
      '',
      ...closed ? ['const token = \'…\'; // from your backend, with the scope media:read'] : [],
      `const vivace = new Vivace(${JSON.stringify(api)}${closed ? ', {token}' : ''});`,
      `const item = await vivace.media('${id}');`,
      'console.log(item.contentUrl);',
    ].join('\n'),
  };
  const kind = contentType.split('/')[0];
  if (now?.embedUrl && ['audio', 'video', 'image'].includes(kind)) {
    all['embed code'] = `<iframe src="${html(now.embedUrl)}" title="${html(fileName)}" allow="autoplay"></iframe>`;
  }
  return all;
}

/** How a live stream is shown in a page of one's own. */
export const liveFrame = ({embedUrl, title}) =>
  `<iframe src="${html(embedUrl)}" title="${html(title || 'Live stream')}" width="480" height="120" allow="autoplay"></iframe>`;

const shell = text => `'${text.replaceAll('\'', '\'\\\'\'')}'`;
const html = text => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
