/**
 * The items of a header that holds a list; items may stand in double quotes, within which a backslash escapes.
 * Source: https://smithy.io/2.0/spec/http-bindings.html#httpheader-serialization-rules
 */
export function splitHeader(text: string): readonly string[] {
  const items: string[] = [];
  let item = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') {
      quoted = !quoted;
      item += character;
    } else if (character === '\\' && quoted) {
      at += 1;
      item += character + text.charAt(at);
    } else if (character === ',' && !quoted) {
      items.push(unquoted(item));
      item = '';
    } else {
      item += character;
    }
  }
  return [...items, unquoted(item)];
}

/** The header of a list: items that hold a comma or a quote are quoted. */
export function joinHeader(items: readonly string[]): string {
  return items
    .map((item) => (/[",]/.test(item) ? `"${item.replaceAll(/[\\"]/g, String.raw`\$&`)}"` : item))
    .join(', ');
}

function unquoted(item: string): string {
  const text = item.trim();
  const quoted = /^"(?<inner>[^]*)"$/.exec(text)?.groups?.['inner'];
  return quoted === undefined ? text : quoted.replaceAll(/\\(?<escaped>[^])/g, '$<escaped>');
}
