package org.understudy.app.turntable;

import java.util.ArrayList;
import java.util.List;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;

/** All that an avatar is shown doing: to see something else as well, add it here. */
final class Stations {
  static final double MOST_YAW_DEGREES = 60;
  static final double MOST_PITCH_DEGREES = 25;

  private static final String TURNED = "turned";
  private static final String SHAPES = "the 52 shapes of ARKit at full strength";
  private static final String SOUNDS = "sounds";
  private static final String MOODS = "moods";
  private static final String EYES = "eyes";
  private static final float ASIDE = (float) Math.toRadians(25);
  private static final float UP = (float) Math.toRadians(18);
  private static final float DOWN = (float) Math.toRadians(-22);

  private Stations() {}

  /** In the order in which they are shown. */
  static List<Station> all() {
    List<Station> all = new ArrayList<>(turned());
    for (ArkitExpression shape : ArkitExpression.all()) {
      String name = shape.arkitName();
      all.add(Station.face(SHAPES, name, name + " 1", gazeOf(name)));
    }
    all.addAll(sounds());
    all.addAll(moods());
    all.addAll(eyes());
    return all;
  }

  /** The bust from its sides, from above and below. */
  static List<Station> turned() {
    List<Station> turned = new ArrayList<>();
    for (int yaw : new int[] {-60, -30, 0, 30, 60}) {
      turned.add(Station.turned(TURNED, yaw == 0 ? "front" : "yaw %+d".formatted(yaw), yaw, 0));
    }
    turned.add(Station.turned(TURNED, "pitch +25", 0, MOST_PITCH_DEGREES));
    turned.add(Station.turned(TURNED, "pitch -25", 0, -MOST_PITCH_DEGREES));
    return turned;
  }

  /** The little that people are told from each other by. */
  static List<Station> introduction() {
    List<Station> stations = new ArrayList<>();
    for (String label : new String[] {"front", "smile", "eh", "yaw +30", "yaw -60"}) {
      all().stream().filter(s -> s.label().equals(label)).forEach(stations::add);
    }
    return stations;
  }

  /** ARKit's eyeLook shapes move the lids; whoever looks there turns the eye as well. */
  private static Gaze gazeOf(String shape) {
    return switch (shape) {
      case "eyeLookDownLeft" -> new Gaze(0, DOWN, 0, 0);
      case "eyeLookDownRight" -> new Gaze(0, 0, 0, DOWN);
      case "eyeLookUpLeft" -> new Gaze(0, UP, 0, 0);
      case "eyeLookUpRight" -> new Gaze(0, 0, 0, UP);
      case "eyeLookInLeft" -> new Gaze(-ASIDE, 0, 0, 0);
      case "eyeLookInRight" -> new Gaze(0, 0, ASIDE, 0);
      case "eyeLookOutLeft" -> new Gaze(ASIDE, 0, 0, 0);
      case "eyeLookOutRight" -> new Gaze(0, 0, -ASIDE, 0);
      default -> Gaze.AHEAD;
    };
  }

  private static Station sound(String label, String shapes) {
    return Station.face(SOUNDS, label, shapes, Gaze.AHEAD);
  }

  /** Mouths of English sounds, the fourteen that speech animation usually tells apart. */
  private static List<Station> sounds() {
    return List.of(
        sound("p b m", "mouthPress* .5, mouthRollLower .3, mouthRollUpper .25"),
        sound("f v", "jawOpen .08, mouthRollLower .55, mouthUpperUp* .3"),
        sound("th", "jawOpen .18, tongueOut .35, mouthUpperUp* .1"),
        sound("t d", "jawOpen .14, mouthLowerDown* .25, mouthUpperUp* .15"),
        sound("k g", "jawOpen .24, mouthStretch* .1, mouthLowerDown* .15"),
        sound("ch sh", "jawOpen .1, mouthFunnel .6, mouthUpperUp* .2"),
        sound("s z", "jawOpen .05, mouthStretch* .35, mouthLowerDown* .3, mouthUpperUp* .15"),
        sound("n l", "jawOpen .16, mouthLowerDown* .15, mouthStretch* .15"),
        sound("r", "jawOpen .12, mouthFunnel .4, mouthPucker .2"),
        sound("ah", "jawOpen .62, mouthLowerDown* .2"),
        sound("eh", "jawOpen .34, mouthStretch* .3, mouthSmile* .15"),
        sound("ee", "jawOpen .14, mouthSmile* .4, mouthStretch* .3, mouthLowerDown* .2"),
        sound("oh", "jawOpen .42, mouthFunnel .55, mouthPucker .15"),
        sound("oo", "jawOpen .14, mouthPucker .75, mouthFunnel .3"));
  }

  private static Station mood(String label, String shapes) {
    return Station.face(MOODS, label, shapes, Gaze.AHEAD);
  }

  private static List<Station> moods() {
    return List.of(
        mood("smile", "mouthSmile* .7, cheekSquint* .5, eyeSquint* .3"),
        mood("laugh", "mouthSmile* .9, jawOpen .45, cheekSquint* .8, eyeSquint* .6, eyeBlink* .2"),
        mood("smirk", "mouthSmileLeft .7, mouthDimpleLeft .4, browOuterUpLeft .4"),
        mood("surprise", "jawOpen .5, browInnerUp .9, browOuterUp* .9, eyeWide* .8"),
        mood("anger", "browDown* 1, noseSneer* .5, mouthPress* .5, eyeSquint* .4"),
        mood("sorrow", "browInnerUp .9, mouthFrown* .8, mouthShrugLower .5, eyeBlink* .15"),
        mood("kiss", "mouthPucker .9, eyeBlink* .6, cheekPuff .1"));
  }

  private static Station eyes(String label, String shapes, Gaze gaze) {
    return Station.face(EYES, label, shapes, gaze);
  }

  private static List<Station> eyes() {
    return List.of(
        eyes("blink", "eyeBlink* 1", Gaze.AHEAD),
        eyes("half shut", "eyeBlink* .5", Gaze.AHEAD),
        eyes("wink", "eyeBlinkLeft 1, cheekSquintLeft .5, mouthSmileLeft .3", Gaze.AHEAD),
        eyes("wide", "eyeWide* 1, browOuterUp* .5", Gaze.AHEAD),
        eyes("narrow", "eyeSquint* 1, browDown* .3", Gaze.AHEAD),
        eyes("to their left", "eyeLookOutLeft .8, eyeLookInRight .8", new Gaze(ASIDE, 0, ASIDE, 0)),
        eyes(
            "to their right",
            "eyeLookInLeft .8, eyeLookOutRight .8",
            new Gaze(-ASIDE, 0, -ASIDE, 0)),
        eyes("up", "eyeLookUp* .8", new Gaze(0, UP, 0, UP)),
        eyes("down", "eyeLookDown* .8", new Gaze(0, DOWN, 0, DOWN)));
  }
}
