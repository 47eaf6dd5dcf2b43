import type { Outline } from "./geometry.ts";

/** How one zone is drawn: provinces, cut by a convex outline where the text names a part; outlines; bands beside lines. */
export interface Recipe {
  readonly zone: string;
  readonly provinces?: readonly {
    readonly country: string;
    readonly names: readonly string[] | "all";
    readonly cut?: Outline;
  }[];
  readonly outlines?: readonly Outline[];
  readonly bands?: readonly { readonly line: Outline; readonly leftKm: number; readonly rightKm: number }[];
  /** Degrees that a simplified edge of a province may stray, where a zone is wide and its precision allows it. */
  readonly tolerance?: number;
}

function box(west: number, south: number, east: number, north: number): Outline {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

/** Idlib, with the parts of Aleppo, Hama and Latakia governorates that lie around it. */
const NORTH_WEST_SYRIA: Recipe["provinces"] = [
  { country: "SYR", names: ["Idlib"] },
  { country: "SYR", names: ["Aleppo"], cut: box(36.4, 35.3, 37.1, 36.45) },
  { country: "SYR", names: ["Hamah"], cut: box(36.1, 35.28, 37.2, 35.8) },
  { country: "SYR", names: ["Lattakia"], cut: box(36.05, 35.55, 36.4, 36) },
];

/** South of the Litani's lower course, as far as the Blue Line. */
const SOUTH_OF_THE_LITANI: Outline = [
  [35.0, 33.0],
  [35.9, 33.0],
  [35.9, 33.5],
  [35.62, 33.42],
  [35.0, 33.34],
];

/** The M4 from Trunba, west of Saraqib, by Ariha and Jisr al-Shughur to Ain al-Hawr; points are town centres. */
const M4: Outline = [
  [36.785, 35.86],
  [36.7, 35.835],
  [36.61, 35.815],
  [36.45, 35.81],
  [36.32, 35.8],
  [36.2, 35.77],
];

/** The line of contact of September 2018 as the press described it, from north of Aleppo round to the Latakia hills. */
const CONTACT_LINE_2018: Outline = [
  [37.1, 36.4],
  [37.08, 36.2],
  [37.02, 36.05],
  [36.98, 35.9],
  [36.98, 35.7],
  [36.9, 35.5],
  [36.68, 35.34],
  [36.5, 35.32],
  [36.38, 35.42],
  [36.28, 35.6],
  [36.12, 35.7],
];

/** The line of contact of February 2015 from the coast near Shyrokyne to the border north-east of Luhansk, by towns on either side. */
const DONBAS_2015: Outline = [
  [37.83, 47.09],
  [37.8, 47.27],
  [37.9, 47.45],
  [37.72, 47.6],
  [37.62, 47.72],
  [37.58, 47.84],
  [37.52, 47.95],
  [37.6, 48.03],
  [37.72, 48.09],
  [37.83, 48.14],
  [37.95, 48.25],
  [38.0, 48.38],
  [38.15, 48.41],
  [38.3, 48.42],
  [38.42, 48.52],
  [38.47, 48.64],
  [38.66, 48.68],
  [38.95, 48.74],
  [39.23, 48.73],
  [39.47, 48.64],
  [39.8, 48.58],
];

/** As it stood in September 2014: Debaltseve, and the road to it, on the government's side. */
const DONBAS_2014: Outline = [
  ...DONBAS_2015.slice(0, 11),
  [38.02, 48.27],
  [38.2, 48.27],
  [38.4, 48.22],
  [38.58, 48.28],
  [38.57, 48.45],
  [38.58, 48.6],
  ...DONBAS_2015.slice(16),
];

/** What lies behind that line: a convex outline, counter-clockwise, that leaves its small bends out. */
const BEHIND_DONBAS_LINE: Outline = [
  [37.85, 46.9],
  [39.9, 47.0],
  [40.4, 48.6],
  [39.47, 48.66],
  [38.6, 48.68],
  [38.0, 48.36],
  [37.55, 47.95],
];

/** The three ports of Hodeidah governorate and the city, as boxes around harbours and streets. */
const HODEIDAH_PORTS: readonly Outline[] = [
  box(42.9, 14.72, 43.05, 14.9),
  box(42.62, 15.26, 42.74, 15.35),
  box(42.6, 15.08, 42.74, 15.18),
];

/** The border of the Gaza Strip with Egypt, and the road across the strip south of Gaza City; ends set by hand. */
const PHILADELPHI: Outline = [
  [34.22, 31.325],
  [34.267, 31.22],
];
const NETZARIM: Outline = [
  [34.385, 31.487],
  [34.42, 31.468],
  [34.455, 31.452],
];

/** From the border of Armenia by Lachin to Khankendi (Stepanakert), around Shusha; points are villages on the road of 2020. */
const LACHIN_ROAD: Outline = [
  [46.5, 39.6],
  [46.55, 39.64],
  [46.64, 39.68],
  [46.72, 39.74],
  [46.75, 39.82],
];

/** Nagorno-Karabakh and the districts around it. Natural Earth gives Lachin's district a name of another, so it is cut out by a box. */
const KARABAKH: Recipe["provinces"] = [
  {
    country: "AZE",
    names: [
      "Kəlbəcər",
      "Ağdam",
      "Tərtər",
      "Xocalı",
      "Şuşa",
      "Stepanakert",
      "Xocavənd",
      "Füzuli",
      "Cəbrayıl",
      "Zəngilan",
      "Qubadli",
    ],
  },
  { country: "AZE", names: ["Lankaran"], cut: box(46.1, 39.3, 46.9, 40.0) },
];

export const RECIPES: readonly Recipe[] = [
  { zone: "zone:minsk-2015/donetsk-luhansk", provinces: [{ country: "UKR", names: ["Donets'k", "Luhans'k"] }] },
  {
    zone: "zone:minsk-measures-2020/donetsk-luhansk",
    provinces: [{ country: "UKR", names: ["Donets'k", "Luhans'k"] }],
  },
  ...[25, 35, 70].map(
    (km): Recipe => ({
      zone: `zone:minsk-2015/withdrawal-${2 * km}-government`,
      bands: [{ line: DONBAS_2015, leftKm: km, rightKm: 0 }],
    }),
  ),
  ...[25, 35].map(
    (km): Recipe => ({
      zone: `zone:minsk-2015/withdrawal-${2 * km}-formations`,
      bands: [{ line: DONBAS_2014, leftKm: 0, rightKm: km }],
    }),
  ),
  {
    zone: "zone:minsk-2015/withdrawal-140-formations",
    provinces: [{ country: "UKR", names: ["Donets'k", "Luhans'k"], cut: BEHIND_DONBAS_LINE }],
  },
  { zone: "zone:minsk-training-2016/security-zone", bands: [{ line: DONBAS_2015, leftKm: 15, rightKm: 15 }] },
  { zone: "zone:hodeidah-2018/governorate", provinces: [{ country: "YEM", names: ["Al Hudaydah"] }] },
  { zone: "zone:hodeidah-2018/city-and-ports", outlines: HODEIDAH_PORTS },
  { zone: "zone:yemen-truce-2022/yemen", provinces: [{ country: "YEM", names: "all" }], tolerance: 0.05 },
  { zone: "zone:yemen-truce-2022/saudi-arabia", provinces: [{ country: "SAU", names: "all" }], tolerance: 0.1 },
  { zone: "zone:yemen-truce-2022/hodeidah-ports", outlines: HODEIDAH_PORTS },
  { zone: "zone:yemen-truce-2022/sanaa-airport", outlines: [box(44.19, 15.44, 44.25, 15.52)] },
  ...["pretoria-2022", "nairobi-2022"].map(
    (agreement): Recipe => ({
      zone: `zone:${agreement}/tigray`,
      provinces: [{ country: "ETH", names: ["Tigray"] }],
      tolerance: 0.02,
    }),
  ),
  ...["jeddah-2023", "jeddah-declaration-2023"].map(
    (agreement): Recipe => ({
      zone: `zone:${agreement}/sudan`,
      provinces: [{ country: "SDN", names: "all" }],
      tolerance: 0.08,
    }),
  ),
  { zone: "zone:gaza-january-2025/gaza-strip", provinces: [{ country: "PSX", names: ["Gaza Strip"] }] },
  { zone: "zone:gaza-january-2025/philadelphi", bands: [{ line: PHILADELPHI, leftKm: 0.7, rightKm: 0.3 }] },
  { zone: "zone:gaza-january-2025/netzarim", bands: [{ line: NETZARIM, leftKm: 2, rightKm: 2 }] },
  {
    zone: "zone:syria-sdf-january-2026/raqqa-deir-ez-zor",
    provinces: [{ country: "SYR", names: ["Ar Raqqah", "Dayr Az Zawr"] }],
    tolerance: 0.02,
  },
  {
    zone: "zone:syria-sdf-2026/north-east",
    provinces: [
      { country: "SYR", names: ["Hasaka (Al Haksa)"] },
      { country: "SYR", names: ["Aleppo"], cut: box(38.0, 36.3, 39.0, 37.0) },
    ],
    tolerance: 0.02,
  },
  {
    zone: "zone:syria-sdf-2026/hasakah-qamishli",
    outlines: [box(40.66, 36.45, 40.82, 36.56), box(41.15, 36.99, 41.3, 37.09)],
  },
  {
    zone: "zone:drc-m23-2025/kivu",
    provinces: [{ country: "COD", names: ["Nord-Kivu", "Sud-Kivu"] }],
    tolerance: 0.02,
  },
  ...["iran-us-2026", "islamabad-2026"].flatMap((agreement): readonly Recipe[] => [
    { zone: `zone:${agreement}/iran`, provinces: [{ country: "IRN", names: "all" }], tolerance: 0.08 },
    {
      zone: `zone:${agreement}/hormuz`,
      outlines: [
        [
          [55.2, 25.5],
          [56.1, 25.7],
          [56.6, 25.2],
          [57.4, 25.0],
          [57.4, 25.9],
          [56.9, 27.0],
          [56.0, 27.1],
          [55.0, 26.6],
        ],
      ],
    },
  ]),
  {
    zone: "zone:black-sea-2025/black-sea",
    outlines: [
      [
        [28.1, 41.4],
        [31.0, 41.3],
        [35.0, 42.2],
        [38.0, 41.1],
        [41.4, 41.6],
        [41.3, 42.4],
        [39.6, 43.4],
        [37.4, 44.5],
        [36.4, 44.9],
        [35.3, 44.8],
        [33.8, 44.2],
        [32.4, 45.2],
        [31.8, 46.3],
        [30.9, 46.3],
        [29.9, 45.2],
        [28.8, 44.2],
        [28.1, 43.0],
      ],
    ],
  },
  { zone: "zone:south-sudan-2018/south-sudan", provinces: [{ country: "SDS", names: "all" }], tolerance: 0.06 },
  { zone: "zone:libya-2020/libya", provinces: [{ country: "LBY", names: "all" }], tolerance: 0.1 },
  { zone: "zone:karabakh-2020/conflict-zone", provinces: KARABAKH ?? [], tolerance: 0.015 },
  { zone: "zone:karabakh-2020/lachin-corridor", bands: [{ line: LACHIN_ROAD, leftKm: 2.5, rightKm: 2.5 }] },
  ...["zone:astana-2017/north", "zone:idlib-2020/idlib-area", "zone:idlib-2018/idlib-area"].map(
    (zone): Recipe => ({
      zone,
      provinces: NORTH_WEST_SYRIA ?? [],
    }),
  ),
  {
    zone: "zone:astana-2017/homs",
    outlines: [
      [
        [36.45, 34.8],
        [36.85, 34.8],
        [36.9, 34.95],
        [36.8, 35.02],
        [36.6, 35.0],
        [36.45, 34.95],
      ],
    ],
  },
  {
    zone: "zone:astana-2017/eastern-ghouta",
    outlines: [
      [
        [36.33, 33.5],
        [36.4, 33.47],
        [36.58, 33.47],
        [36.6, 33.55],
        [36.48, 33.62],
        [36.36, 33.6],
      ],
    ],
  },
  { zone: "zone:astana-2017/south", provinces: [{ country: "SYR", names: ["Dar`a", "Quneitra"] }] },
  { zone: "zone:idlib-2018/demilitarised", bands: [{ line: CONTACT_LINE_2018, leftKm: 0, rightKm: 17.5 }] },
  { zone: "zone:idlib-2020/m4-corridor", bands: [{ line: M4, leftKm: 6, rightKm: 6 }] },
  ...["lebanon-2024", "unscr-1701", "lebanon-april-2026"].flatMap((agreement): readonly Recipe[] => [
    { zone: `zone:${agreement}/lebanon`, provinces: [{ country: "LBN", names: "all" }] },
    {
      zone: `zone:${agreement}/south-litani`,
      provinces: [{ country: "LBN", names: ["An Nabatiyah", "South Lebanon"], cut: SOUTH_OF_THE_LITANI }],
    },
    { zone: `zone:${agreement}/israel`, provinces: [{ country: "ISR", names: "all" }] },
  ]),
  { zone: "zone:lebanon-framework-2026/lebanon", provinces: [{ country: "LBN", names: "all" }] },
  { zone: "zone:disengagement-1974/separation", provinces: [{ country: "SYR", names: ["UNDOF"] }] },
  { zone: "zone:gaza-2025/gaza-strip", provinces: [{ country: "PSX", names: ["Gaza Strip"] }] },
  ...["thailand-cambodia-2025", "kuala-lumpur-2025"].map(
    (agreement): Recipe => ({
      zone: `zone:${agreement}/border-provinces`,
      provinces: [
        {
          country: "THA",
          names: ["Ubon Ratchathani", "Si Sa Ket", "Surin", "Buri Ram", "Sa Kaeo", "Chanthaburi", "Trat"],
        },
        {
          country: "KHM",
          names: [
            "Preah Vihéar",
            "Otdar Mean Chey",
            "Bântéay Méanchey",
            "Batdâmbâng",
            "Krong Pailin",
            "Pouthisat",
            "Kaôh Kong",
          ],
        },
      ],
    }),
  ),
];
