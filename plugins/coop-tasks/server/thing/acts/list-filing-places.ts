import * as v from "valibot";
import { read } from "../../acts";
import { FilingPlace, filingPlaces } from "../filing";

export const listFilingPlaces = read({
  summary: "The categories in which what is handed in can be filed by the viewer, and who reads each.",
  input: v.strictObject({}),
  output: v.object({ places: v.array(FilingPlace) }),
  refuses: {},
  run: async (_, cx) => ({ places: await filingPlaces(cx) }),
});
