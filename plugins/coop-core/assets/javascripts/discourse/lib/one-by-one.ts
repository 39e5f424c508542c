import type { ONE_BY_ONE as onTheServer } from "../../../../server/forum/people";

/** Up to so many people or places are drawn or written one by one: as many faces as the server sends. */
export const ONE_BY_ONE: typeof onTheServer = 8;
