import type { Layer, Remedy } from '../../vocabulary/result.ts';
import { allowAction } from '../remedies.ts';
import { layerNames, type ActionEvidence } from './evidence.ts';

/** How a denied action comes to be allowed: whoever owns the layer that denied must change it. */
export function remedyFor(
  action: string,
  { explicit, layer = 'identity', by }: Pick<ActionEvidence, 'explicit' | 'layer' | 'by'>,
): Remedy {
  const owner = owners[layer] ?? '';
  if (explicit) {
    const what = by ?? `the ${layerNames[layer]}`;
    return { text: `Change ${what} so that it does not deny ${action} here. ${owner}`.trim() };
  }
  if (layer === 'identity' || layer === 'boundary') {
    const where = layer === 'identity' ? 'a policy' : 'the permissions boundary';
    return allowAction(action, `Add this statement to ${where} of the deploying identity.`);
  }
  return { text: `Have the ${layerNames[layer]} allow ${action}. ${owner}`.trim() };
}

const owners: Readonly<Partial<Record<Layer, string>>> = {
  scp: 'It belongs to the management account of the organisation.',
  rcp: 'It belongs to the management account of the organisation.',
  session: 'It was passed when the session was made.',
};
