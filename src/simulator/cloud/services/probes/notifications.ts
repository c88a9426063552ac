import { AwsError } from '../../aws-error.ts';
import type { CallContext, Operations } from '../../operation.ts';

/** The service has no SDK client on every registry, so its two types are written out. Members are as on the wire. */
export interface ListNotificationHubsRequest {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

/** Source: https://docs.aws.amazon.com/notifications/latest/APIReference/API_ListNotificationHubs.html */
export interface ListNotificationHubsResponse {
  readonly notificationHubs: readonly {
    readonly notificationHubRegion: string;
    readonly statusSummary: { readonly status: string; readonly reason: string };
    readonly creationTime: Date;
  }[];
}

/** The control plane answers in one region only. Source: https://docs.aws.amazon.com/notifications/latest/userguide/notification-hubs.html */
const home = 'us-east-1';

export const operations = {
  /** No hub is registered. A page has exactly three places: minimum and maximum are the same in the service's model. */
  ListNotificationHubs: (
    { maxResults }: ListNotificationHubsRequest,
    { region }: CallContext,
  ): ListNotificationHubsResponse => {
    if (region !== home) {
      throw new AwsError(
        'UnknownEndpoint',
        `User Notifications has no endpoint in ${region}: its control plane answers in ${home} only.`,
        404,
      );
    }
    if (maxResults !== undefined && maxResults !== 3) {
      const rule = maxResults < 3 ? 'greater' : 'less';
      throw new AwsError(
        'ValidationException',
        `1 validation error detected: Value '${maxResults}' at 'maxResults' failed to satisfy constraint: Member must have value ${rule} than or equal to 3`,
      );
    }
    return { notificationHubs: [] };
  },
} satisfies Operations;
