import { readRequest } from '../../policies/can/read-request.ts';
import type { AuthorisationRequest } from '../../policies/evaluate/decision.ts';
import { UserError } from '../../vocabulary/errors.ts';
import type { CanOptions } from './can-options.ts';
import { readContext } from './pairs.ts';

/** The request that the flags describe. Throws UserError naming the flag that is missing or wrong. */
export function requestOf(options: CanOptions): AuthorisationRequest {
  const { principal, action, resource, resourceAccount, context = [], absent, complete } = options;
  for (const [flag, value] of Object.entries({ principal, action, resource })) {
    if (value === undefined) {
      throw new UserError(
        `--${flag} is missing.`,
        'Name who asks for what: --principal ARN --action service:Action --resource ARN.',
      );
    }
  }
  const request = {
    principal,
    action,
    resource,
    context: readContext(context),
    ...(resourceAccount === undefined ? {} : { resourceAccount }),
    ...(absent === undefined ? {} : { absent }),
    ...(complete === undefined ? {} : { complete }),
  };
  try {
    return readRequest(request);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // The message names the member of a case; here it was a flag.
    const message = error.message.replace(/^\/request\//, '--');
    throw new UserError(
      message,
      'vba-preflight policy can --help shows how each flag is written.',
      {
        cause: error,
      },
    );
  }
}
