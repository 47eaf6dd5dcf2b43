import type { Marking } from "../model.ts";

/** The extension by which STIX 2.1 carries TLP 2.0 (OASIS, "TLP 2.0 Marking Definitions"). */
const EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

const IDS: Readonly<Record<Marking, string>> = {
  CLEAR: "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
  GREEN: "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
  AMBER: "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
  "AMBER+STRICT": "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
  RED: "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
};

/** The marking definition that stands for a level of TLP 2.0, as the standard fixes it. */
export function stixMarking(marking: Marking) {
  return {
    type: "marking-definition",
    spec_version: "2.1",
    id: IDS[marking],
    created: "2022-10-01T00:00:00.000Z",
    name: `TLP:${marking}`,
    extensions: { [EXTENSION]: { extension_type: "property-extension", tlp_2_0: marking.toLowerCase() } },
  };
}
