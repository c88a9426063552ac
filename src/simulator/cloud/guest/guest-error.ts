/** Why the appliance did not do what it was asked over HTTPS. */
export type GuestErrorReason =
  /** No connection: instance, address, route, security group or web server. */
  | 'unreachable'
  /** It answered, and refused: something it needs is not there or not running. */
  | 'refused'
  /** The step was told to fail, or the guest failed by itself. */
  | 'failed';

/** The appliance's own interface did not answer, or answered with an error. */
export class GuestError extends Error {
  override readonly name = 'GuestError';
  readonly reason: GuestErrorReason;
  /** What was asked for: `create-administrator`. */
  readonly step: string;

  constructor(step: string, reason: GuestErrorReason, message: string) {
    super(message);
    this.step = step;
    this.reason = reason;
  }
}
