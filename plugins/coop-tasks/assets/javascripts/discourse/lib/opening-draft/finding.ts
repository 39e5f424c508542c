import { type DraftPart, text } from "./part";

export interface Finding {
  skills: string[];
  no_experience: boolean;
  campaign: string;
}

export const finding: DraftPart<Finding, keyof Finding> = {
  blank: { skills: [], no_experience: false, campaign: "" },

  of: ({ skills, no_experience, campaign }) => ({
    skills,
    no_experience,
    campaign: campaign ?? "",
  }),

  input: ({ skills, no_experience, campaign }) => ({
    skills,
    no_experience,
    campaign: text(campaign),
  }),
};
