import type { Viewer } from "coop-core/server";
import { checkMoves } from "../../../../test/moves";
import { mayFile, mayTakeBackThing, mayThank } from "./policy";
import { thingMoves } from "./rules";
import { THING_STATES, type ThingState } from "./thing";

const GIVER = { id: 1, kind: "person", silenced: false, topic_create_category_ids: [7] } as unknown as Viewer;
const CONTACT = { ...GIVER, id: 2 };
const opening = { contact_user_id: CONTACT.id, filed_in: 7, filed_under: null };
const thing = (state: ThingState) => ({ user_id: GIVER.id, state, agreed_group_ids: [] });
const UNTIL_FILED = { filing: "being_filed", filed: "already_filed", taken_back: "thing_taken_back" } as const;

checkMoves({
  moves: thingMoves,
  states: THING_STATES,
  expected: {
    thank_for_thing: {
      thanked: "already_thanked",
      filing: "already_thanked",
      with_staff: "already_thanked",
      filed: "already_thanked",
      taken_back: "thing_taken_back",
    },
    file_thing: { ...UNTIL_FILED, with_staff: "with_staff" },
    take_back_thing: UNTIL_FILED,
  },
  policies: {
    thank_for_thing: (state) => mayThank(CONTACT, thing(state), opening),
    file_thing: (state) => mayFile(CONTACT, thing(state), opening, [], false),
    take_back_thing: (state) => mayTakeBackThing(GIVER, thing(state)),
  },
});
