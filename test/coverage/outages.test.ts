import { expect, test } from "vitest";
import { downOn } from "../../src/coverage/outages.ts";
import type { Outage } from "../../src/model.ts";

const outage: Outage = {
  feed: "Valley Courier: Syria",
  publisher: "Valley Courier",
  regions: ["SYR"],
  from: "2031-05-02T20:00:00Z",
  to: "2031-05-04T01:00:00Z",
  reason: "answered 500",
};
const day = { area: "SYR", day: "2031-05-03", publishers: [], silent: [], elsewhere: [] };

test.each([
  ["on the days that it touches", {}, {}, true],
  ["on the first of them", { day: "2031-05-02" }, {}, true],
  ["on the last of them", { day: "2031-05-04" }, {}, true],
  ["not before", { day: "2031-05-01" }, {}, false],
  ["not after", { day: "2031-05-05" }, {}, false],
  ["on every day while it lasts", { day: "2031-07-01" }, { to: null }, true],
  ["for no country that it does not write of", { area: "LBN" }, {}, false],
  ["for an area of which its publisher usually writes", { area: "zone:a", silent: ["Valley Courier"] }, {}, true],
])("a feed is down %s", (_, about, how, isDown) => {
  expect(downOn({ ...day, ...about }, [{ ...outage, ...how }])).toEqual(isDown ? ["Valley Courier: Syria"] : []);
});
