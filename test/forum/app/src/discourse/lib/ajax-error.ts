import { i18n } from "../../discourse-i18n";
import { hostOwner } from "../../host/owner";
import type DialogService from "../dialog-holder/services/dialog";

interface Failed {
  jqXHR?: { status: number; responseJSON?: unknown; responseText?: string };
  message?: string;
}

interface ErrorBody {
  errors?: string[];
  error?: string;
  message?: string;
  extras?: { wait_seconds?: number };
}

export function extractErrorInfo(
  error: unknown,
  defaultMessage?: string
): { html: boolean; message: string; errorKey: unknown; status: number | undefined } {
  const { jqXHR, message } = (error ?? {}) as Failed;
  const body = (jqXHR?.responseJSON ?? {}) as ErrorBody;
  const status = jqXHR?.status;
  const said = body.errors?.join("\n") ?? body.error ?? body.message;
  return {
    html: false,
    message:
      said ??
      (status === 429 ? i18n("errors.too_many_requests") : undefined) ??
      defaultMessage ??
      (jqXHR ? i18n("generic_error") : message || i18n("generic_error")),
    errorKey: undefined,
    status,
  };
}

export function extractError(error: unknown, defaultMessage?: string): string {
  return extractErrorInfo(error, defaultMessage).message;
}

export function popupAjaxError(error: unknown): void {
  const dialog = hostOwner().lookup("service:dialog") as DialogService;
  void dialog.alert({ message: extractError(error) });
}

export function isRateLimitError(error: unknown): boolean {
  return (error as Failed)?.jqXHR?.status === 429;
}

export function rateLimitWaitSeconds(error: unknown): number {
  const body = ((error as Failed)?.jqXHR?.responseJSON ?? {}) as ErrorBody;
  return body.extras?.wait_seconds ?? 0;
}

export function throwAjaxError(undo: (() => void) | undefined, defaultMessage?: string) {
  return (error: unknown): never => {
    undo?.();
    throw extractError(error, defaultMessage);
  };
}
