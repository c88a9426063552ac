import type { LintedDocument } from '../../vocabulary/report.ts';
import type { Result } from '../../vocabulary/result.ts';
import { codeFrame } from '../layout/code-frame.ts';
import { asciiGlyphs, statusTones } from '../layout/glyphs.ts';
import { span, type Line } from '../layout/line.ts';
import { fixText } from '../view/lint-view.ts';
import { documentWords, findingWords } from '../words.ts';

/** A log has no edge; what is longer is a minified file, of which the place is shown. */
const columns = 200;

/** What a document was taken for. */
export function documentLine(document: LintedDocument): Line {
  const { path, pointer, owners } = document;
  const place = pointer === '' ? path : `${path} ${pointer}`;
  const whose = owners.length === 0 ? '' : `, of ${owners.join(', ')}`;
  return [span(`document ${place}: ${documentWords(document)}${whose}`)];
}

/** A finding in one line that an editor can open, and under it the source, why, and what to do. */
export function findingLines(result: Result, docs: string): readonly Line[] {
  const { status, code, subject, place, message, excerpt = [], evidence, aliases = [] } = result;
  const at = place?.kind === 'file' ? `${place.path}:${place.line}:${place.column}` : subject;
  const head: Line = [
    span(findingWords[status], statusTones[status]),
    span(` ${code} ${at ?? ''}: ${message}`),
  ];
  if (status === 'pass') return [head];
  const frame =
    place?.kind === 'file'
      ? codeFrame(excerpt, place, {
          width: columns,
          margin: 2,
          tone: statusTones[status],
          glyphs: asciiGlyphs,
        })
      : [];
  const fix = fixText(result);
  return [
    head,
    ...frame,
    ...evidence.map(({ detail }) => labelled('why', detail)),
    ...(fix === undefined ? [] : [labelled('fix', fix)]),
    labelled('page', docs),
    ...(aliases.length > 0 ? [labelled('also', aliases.join(', '))] : []),
  ];
}

function labelled(label: string, text: string): Line {
  return [span(`  ${label.padEnd(6)} ${text}`)];
}
