import { createApi } from "discourse/plugins/coop-core/discourse/lib/coop-api";
import type { tasks } from "../../../../server/index";

export const tasksApi = createApi<typeof tasks>("tasks");

export type Opening = Awaited<ReturnType<typeof tasksApi.showOpening>>;
export type Help = Opening["help"][number];
export type Claim = Opening["claims"][number];
export type Entry = Opening["entries"][number];
export type Parcel = Opening["parcels"][number];
export type Thing = Opening["things"][number];
export type SeatKind = Opening["seat_kinds"][number];
export type BoardAnswer = Awaited<ReturnType<typeof tasksApi.showBoard>>;
export type Application = Opening["applications"][number];
export type Coop = Opening["my_coops"][number];
export type Group = BoardAnswer["groups"][number];
export type BoardRow = Group["openings"][number];
export type Filter = NonNullable<Parameters<typeof tasksApi.showBoard>[0]>;
export type OpeningInput = Parameters<typeof tasksApi.makeOpening>[0];
export type PostToStartFrom = Awaited<ReturnType<typeof tasksApi.showPost>>;
export type Newsletter = Awaited<ReturnType<typeof tasksApi.showNewsletter>>;
export type Giving = Awaited<ReturnType<typeof tasksApi.showGiving>>;
export type Settled = Awaited<ReturnType<typeof tasksApi.showSettled>>;

/** Told when an opening changed, whoever changed it. */
export const OPENING_CHANNEL = "/coop/tasks/opening";
