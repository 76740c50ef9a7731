import { LEGS, STATIONS, type StationId } from "./trip";
import styles from "./TripChart.module.css";

/** Units of the chart's drawing: width of a move between neighboring lines, and its height. */
const MOVE = 22;
const GAP = 58;
const TOP = 30;
const LEFT = 20;

interface Point {
  x: number;
  y: number;
  station: StationId;
}

/** Where the number of a leg stands: under the browser's line, or above the provider's. */
interface Departure {
  x: number;
  leg: number;
  from: StationId;
}

const level = (id: StationId) => STATIONS.findIndex((station) => station.id === id);
const height = (id: StationId) => TOP + level(id) * GAP;

/**
 * The trip as points, left to right: each leg goes up to its destination and comes back when
 * it is answered. The legs that @auth/core makes itself happen before the callback is answered.
 */
function plot(): { path: Point[]; departures: Departure[] } {
  const path: Point[] = [];
  const departures: Departure[] = [];
  let x = LEFT;
  const visit = (station: StationId) => path.push({ x, y: height(station), station });
  const travel = (from: StationId, to: StationId) => {
    const levels = level(to) - level(from);
    const direct = [from, to].sort().join() === "browser,idp";
    const steps = Math.abs(levels);
    for (let step = 1; step <= steps; step++) {
      x += MOVE;
      const passed = STATIONS[level(from) + Math.sign(levels) * step];
      if (passed && (step === steps || !direct)) visit(passed.id);
    }
  };

  visit("browser");
  LEGS.forEach((leg, index) => {
    if (leg.from !== "browser") return;
    departures.push({ x, leg: index + 1, from: leg.from });
    travel("browser", leg.to);
    for (let next = index + 1; LEGS[next]?.from === "core"; next++) {
      departures.push({ x: x + MOVE, leg: next + 1, from: "core" });
      travel("core", "idp");
      travel("idp", "core");
    }
    travel(leg.to, "browser");
    x += MOVE;
    visit("browser");
  });
  return { path, departures };
}

const { path, departures } = plot();
const end = path[path.length - 1] ?? { x: 0, y: 0 };
const WIDTH = end.x + 10;
const HEIGHT = TOP + GAP * (STATIONS.length - 1) + 42;
const line = path.map(({ x, y }) => `${x},${y}`).join(" ");

/**
 * A sign-in drawn as a graphic timetable: stations from top to bottom, time from left to right,
 * and one line that leaves the browser, calls at the app, @auth/core and the identity provider,
 * and comes back with a session. The table on the same page says the same in words.
 */
export function TripChart() {
  return (
    <div
      className={styles.chart}
      role="img"
      aria-label={`Chart of one sign-in: from the browser through your app to @auth/core, to the identity provider and back, in ${LEGS.length} numbered legs, until the browser holds a session. The table “One sign-in, stop by stop” has it in words.`}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        {STATIONS.map(({ id }) => (
          <path key={id} className={styles[id]} d={`M-44 ${height(id)}H8000`} />
        ))}
        <polyline className={styles.trip} points={line} pathLength={1} />
        {path.slice(0, -1).map(({ x, y, station }, index) => (
          <circle key={index} className={styles[station]} cx={x} cy={y} r={3.5} />
        ))}
        <circle className={styles.arrival} cx={end.x} cy={end.y} r={8} />
        {departures.map(({ x, leg, from }) => (
          <text key={leg} x={x} y={from === "core" ? TOP - 10 : HEIGHT - 12}>
            {leg}
          </text>
        ))}
      </svg>
      {STATIONS.map(({ id, name }) => (
        <span
          key={id}
          className={styles[id]}
          style={{ bottom: `${100 - (100 * height(id)) / HEIGHT}%` }}
        >
          {name}
        </span>
      ))}
    </div>
  );
}
