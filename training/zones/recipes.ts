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

export const RECIPES: readonly Recipe[] = [
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
  ...["lebanon-2024", "unscr-1701"].flatMap((agreement): readonly Recipe[] => [
    { zone: `zone:${agreement}/lebanon`, provinces: [{ country: "LBN", names: "all" }] },
    {
      zone: `zone:${agreement}/south-litani`,
      provinces: [{ country: "LBN", names: ["An Nabatiyah", "South Lebanon"], cut: SOUTH_OF_THE_LITANI }],
    },
    { zone: `zone:${agreement}/israel`, provinces: [{ country: "ISR", names: "all" }] },
  ]),
  { zone: "zone:disengagement-1974/separation", provinces: [{ country: "SYR", names: ["UNDOF"] }] },
  { zone: "zone:gaza-2025/gaza-strip", provinces: [{ country: "PSX", names: ["Gaza Strip"] }] },
  {
    zone: "zone:thailand-cambodia-2025/border-provinces",
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
  },
];
