import type { Cx } from "./act";

/** A named step at which a host under test may be killed; elsewhere it costs one call that does nothing. */
export const failpoint = (cx: Cx<any>, name: string): void | Promise<void> => cx.scope.ports.failpoint(name);
