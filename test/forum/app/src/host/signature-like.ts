import type { ComponentLike } from "@glint/template";

/** The signature of any component, template-only ones included. */
export type SignatureLike<C> = C extends ComponentLike<infer S> ? S : never;
