// The real declaration types response() as any[], which pretender's own types refuse.
import type Pretender from "pretender";
import type { ResponseData } from "pretender";

declare const pretender: Pretender;
export default pretender;
export function response(body: object): ResponseData;
export function response(code: number, body: object): ResponseData;
export function parsePostData(body: string): Record<string, string>;
