import { AwsError } from '../../aws-error.ts';
import type { CallContext, Operation } from '../../operation.ts';

/** An operation of this service: it answers at once. */
export type Ec2Operation<Input, Output> = (input: Input, context: CallContext) => Output;

/**
 * Gives an operation its DryRun: the request is judged in full, on a copy of the region that is thrown away, so nothing
 * can come of it; where it would have succeeded, AWS's DryRunOperation says so.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonParameters.html
 */
export function withDryRun<Input extends { readonly DryRun?: boolean | undefined }, Output>(
  operation: Ec2Operation<Input, Output>,
): Operation<Input, Output> {
  return (input, context) => {
    if (input.DryRun !== true) return operation(input, context);
    operation(input, onACopy(context));
    throw new AwsError(
      'DryRunOperation',
      'Request would have succeeded, but DryRun flag is set.',
      412,
    );
  };
}

/** EC2 makes AWS's own key for EBS when it is first needed, so the copy has the keys of the region too. */
function onACopy(context: CallContext): CallContext {
  const { account, region } = context;
  const ec2 = copyOf(account.ec2, region);
  const kms = copyOf(account.kms, region);
  return { ...context, account: { ...account, ec2, kms } };
}

function copyOf<T>(regions: ReadonlyMap<string, T>, region: string): Map<string, T> {
  const held = regions.get(region);
  return new Map([
    ...regions,
    ...(held === undefined ? [] : [[region, structuredClone(held)] as const]),
  ]);
}
