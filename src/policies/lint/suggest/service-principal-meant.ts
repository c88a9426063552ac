import { servicePrefixes } from '../lexicon/lexicon.ts';
import { serviceNameOf } from '../statements/service-name.ts';
import { renamedServices, servicePrincipals } from '../tables/service-principals.ts';
import { nearest } from './nearest.ts';

/**
 * The service principal that a text was most likely meant to be: in lower case, with its suffix, or of the service whose
 * name is one slip away. Undefined for one that is right as it is, as far as can be told, and for one of which nothing can
 * be guessed.
 */
export function servicePrincipalMeant(text: string): string | undefined {
  const lower = text.toLowerCase();
  const service = serviceNameOf(lower);
  if (!service || isOfAmazonaws(lower, service.name)) {
    const name = service?.name ?? lower.split('.amazon', 1)[0] ?? lower;
    return KNOWN.has(name) ? `${name}.amazonaws.com` : undefined;
  }
  const name = nameMeant(service.name);
  if (name !== undefined) return `${name}${service.rest}`;
  return lower === text ? undefined : lower;
}

/** `ec2.amazon.com`, which only Alexa and a few others may end with. */
function isOfAmazonaws(text: string, name: string): boolean {
  return text === `${name}.amazon.com` && PRINCIPALS.has(name);
}

const PRINCIPALS: ReadonlySet<string> = new Set(servicePrincipals);
const KNOWN: ReadonlySet<string> = new Set([...servicePrincipals, ...servicePrefixes]);

/** The service that an unknown name is one slip away from. Short names, and those that differ by a digit, tell nothing. */
function nameMeant(name: string): string | undefined {
  const renamed = renamedServices.get(name);
  if (renamed !== undefined) return renamed;
  if (name.length < SHORTEST || KNOWN.has(name)) return undefined;
  const meant = nearest(name, PRINCIPALS, 1);
  return meant === undefined || undigited(meant) === undigited(name) ? undefined : meant;
}

const SHORTEST = 5;

function undigited(name: string): string {
  return name.replaceAll(/\d/g, '');
}
