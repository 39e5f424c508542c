import { tracked } from "@glimmer/tracking";
import Controller from "@ember/controller";
import { type FilterParams, NO_FILTER } from "../lib/filter";

/** Holds what stands in the board's address. */
export default class CoopBoardController
  extends Controller
  implements FilterParams
{
  @tracked view: string | null = null;
  @tracked have: string | null = null;
  @tracked kind: string | null = null;
  @tracked where: string | null = null;
  @tracked paid: string | null = null;
  @tracked fresh: string | null = null;
  @tracked skill: string | null = null;
  @tracked campaign: string | null = null;
  @tracked circle: string | null = null;
  @tracked q: string | null = null;
  @tracked mine: string | null = null;

  override queryParams = Object.keys(NO_FILTER);
}
