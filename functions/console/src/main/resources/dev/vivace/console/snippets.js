/** How an item is used from elsewhere: a name, and the text to copy. */
export function snippets({id, contentUrl, contentType, fileName, embedUrl}) {
  const api = contentUrl.slice(0, contentUrl.indexOf(`/media/${id}/`));
  const all = {
    curl: `curl -L ${shell(contentUrl)} -o ${shell(fileName)}`,
    Python: [
      'from vivace import Vivace',
      '',
      `item = Vivace(${JSON.stringify(api)}).media("${id}")`,
      'print(item.content_url)',
    ].join('\n'),
    JavaScript: [
      `import {Vivace} from ${JSON.stringify(`${api}/clients/vivace.js`)};`,
      '',
      `const item = await new Vivace(${JSON.stringify(api)}).media('${id}');`,
      'console.log(item.contentUrl);',
    ].join('\n'),
  };
  const kind = contentType.split('/')[0];
  if (embedUrl && ['audio', 'video', 'image'].includes(kind)) {
    all['embed code'] = `<iframe src="${html(embedUrl)}" title="${html(fileName)}" allow="autoplay"></iframe>`;
  }
  return all;
}

/** How a live stream is shown in a page of one's own. */
export const liveFrame = ({embedUrl, title}) =>
  `<iframe src="${html(embedUrl)}" title="${html(title || 'Live stream')}" width="480" height="120" allow="autoplay"></iframe>`;

const shell = text => `'${text.replaceAll('\'', '\'\\\'\'')}'`;
const html = text => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
