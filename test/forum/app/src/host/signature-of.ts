import type Component from "@glimmer/component";

/** The signature with which @discourse/types declares a component. */
export type SignatureOf<C> = C extends abstract new (...args: any[]) => Component<infer S> ? S : never;
