import type { TemplateOnlyComponent } from "@ember/component/template-only";
import type { TrustedHTML } from "@ember/template";

export interface DEmptyStateSignature {
  Args: {
    identifier?: string;
    title?: string;
    body?: string | TrustedHTML;
    ctaLabel?: string;
    ctaAction?: () => unknown;
    ctaHref?: string;
    ctaRoute?: string;
    ctaIcon?: string;
    tipText?: string;
    tipIcon?: string;
  };
  Blocks: { tip: [] };
}

declare const DEmptyState: TemplateOnlyComponent<DEmptyStateSignature>;
export default DEmptyState;
