import { sql, type RawBuilder } from "kysely";

/**
 * A condition on a row of `users`: is this the address of that person's confirmed
 * account? Their primary one, in whatever case; staged accounts were made for an
 * address by somebody else, and those that are not active have not been confirmed.
 */
export const hasConfirmedAddress = (address: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`users.active AND NOT users.staged AND users.id > 0 AND EXISTS (
    SELECT 1 FROM user_emails AS own_address
    WHERE own_address.user_id = users.id AND own_address."primary" AND lower(own_address.email) = lower(${address}))`;
