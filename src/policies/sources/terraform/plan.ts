import type { At } from '../../document/reader.ts';
import type { Gathering } from '../gathering.ts';
import { atPath, membersOf, textAt } from '../tree/at.ts';
import type { Tree } from '../tree/tree.ts';
import { gatherAttachments } from './attachments.ts';
import { gatherDocuments, isRead } from './documents.ts';
import { type Instance, instancesOf } from './instance.ts';

/** Whether a root object is what `terraform show -json` prints of a plan or a state. */
export function isPlan(root: At): boolean {
  return (
    atPath(root, 'planned_values', 'root_module') !== undefined ||
    (textAt(root, 'format_version') !== undefined &&
      atPath(root, 'terraform_version') !== undefined)
  );
}

/** Gathers the policies of a plan: of what is there after apply. */
export function gatherPlan(tree: Tree, gathering: Gathering): void {
  const instances = instancesOf(tree.root);
  for (const instance of instances) {
    gatherDocuments(instance, instances, tree, gathering);
    gatherAttachments(instance, instances, gathering);
    if (!isRead(instance.type)) noteForgotten(instance, gathering);
  }
}

/** A resource of a type that is not read may hold a policy all the same: that is said. */
function noteForgotten({ address, type, values }: Instance, gathering: Gathering): void {
  const policy = membersOf(values).find(
    ({ value }) => value.node.type === 'string' && String(value.node.value).includes('"Statement"'),
  );
  if (!policy) return;
  const why = `its attribute ${policy.name} looks like a policy document, and resources of type ${type} are not read`;
  gathering.note(address, why, policy.value);
}
