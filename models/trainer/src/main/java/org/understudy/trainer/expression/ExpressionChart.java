package org.understudy.trainer.expression;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PortraitJoint;
import org.understudy.trainer.makehuman.FittedProxy;
import org.understudy.trainer.makehuman.MakeHuman;
import org.understudy.trainer.makehuman.MakeHumanCharacter;
import org.understudy.trainer.view.ShadedView;

/**
 * A picture of all 52 shapes at full strength, each labelled, from the front; those that show best
 * from the side appear there as well. Some pairs and mixes end the chart.
 */
public final class ExpressionChart {
  private static final int COLUMNS = 10;
  private static final int TILE_WIDTH = 190;
  private static final int TILE_HEIGHT = 216;
  private static final Set<String> ALSO_FROM_THE_SIDE =
      Set.of(
          "jawForward",
          "cheekPuff",
          "tongueOut",
          "mouthPucker",
          "mouthFunnel",
          "mouthRollLower",
          "mouthRollUpper",
          "mouthShrugLower",
          "mouthShrugUpper",
          "eyeBlinkLeft");

  private record Tile(String label, float[] coefficients, Gaze gaze, double yawDegrees) {}

  private final ExpressiveCharacter character;
  private final FittedProxy eyes;
  private final FittedProxy teeth;
  private final FittedProxy tongue;
  private final int[] bodyTriangles;

  /** A chart of a character's shapes. */
  public ExpressionChart(ExpressiveCharacter character) throws IOException {
    this.character = character;
    MakeHumanCharacter still = character.character();
    MakeHuman data = still.data();
    this.eyes = still.fit(data.proxy("eyes/high-poly"));
    this.teeth = still.fit(data.proxy("teeth/teeth_base"));
    this.tongue = still.fit(data.proxy("tongue/tongue01"));
    this.bodyTriangles = data.baseMesh().triangles(Set.of("body"));
  }

  /** Draws the chart. */
  public BufferedImage draw() {
    List<Tile> tiles = tiles();
    int rows = (tiles.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage image =
        new BufferedImage(COLUMNS * TILE_WIDTH, rows * TILE_HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(Color.YELLOW);
    for (int i = 0; i < tiles.size(); i++) {
      int x = i % COLUMNS * TILE_WIDTH;
      int y = i / COLUMNS * TILE_HEIGHT;
      draw(tiles.get(i), image, x, y);
      pen.drawString(tiles.get(i).label, x + 4, y + 13);
    }
    pen.dispose();
    return image;
  }

  private static List<Tile> tiles() {
    List<Tile> tiles = new ArrayList<>();
    tiles.add(new Tile("rest", new float[ArkitExpression.COUNT], Gaze.AHEAD, 0));
    for (ArkitExpression expression : ArkitExpression.all()) {
      Gaze gaze = gaze(expression);
      float[] one = new float[ArkitExpression.COUNT];
      one[expression.ordinal()] = 1;
      if (expression == ArkitExpression.MOUTH_CLOSE) {
        one[ArkitExpression.JAW_OPEN.ordinal()] = 1;
        tiles.add(new Tile("mouthClose + jawOpen", one, gaze, 0));
      } else {
        tiles.add(new Tile(expression.arkitName(), one, gaze, 0));
      }
      if (ALSO_FROM_THE_SIDE.contains(expression.arkitName())) {
        tiles.add(new Tile(expression.arkitName() + ", side", one, gaze, 55));
      }
    }
    tiles.add(mix("both blinks 0.5", 0.5f, "eyeBlinkLeft", "eyeBlinkRight"));
    tiles.add(mix("both blinks 0.8", 0.8f, "eyeBlinkLeft", "eyeBlinkRight"));
    tiles.add(mix("both blinks", 1, "eyeBlinkLeft", "eyeBlinkRight"));
    tiles.add(mix("smile + jaw 0.5", 0.5f, "mouthSmileLeft", "mouthSmileRight", "jawOpen"));
    tiles.add(mix("both smiles", 1, "mouthSmileLeft", "mouthSmileRight"));
    tiles.add(mix("brows down", 1, "browDownLeft", "browDownRight", "noseSneerLeft"));
    tiles.add(mix("tongue + jaw", 0.8f, "tongueOut", "jawOpen"));
    return tiles;
  }

  private static Tile mix(String label, float value, String... names) {
    float[] coefficients = new float[ArkitExpression.COUNT];
    for (ArkitExpression expression : ArkitExpression.all()) {
      if (Arrays.asList(names).contains(expression.arkitName())) {
        coefficients[expression.ordinal()] = value;
      }
    }
    return new Tile(label, coefficients, Gaze.AHEAD, 0);
  }

  private static Gaze gaze(ArkitExpression expression) {
    float a = (float) Math.toRadians(25);
    return switch (expression) {
      case EYE_LOOK_DOWN_LEFT -> new Gaze(0, -a, 0, 0);
      case EYE_LOOK_DOWN_RIGHT -> new Gaze(0, 0, 0, -a);
      case EYE_LOOK_UP_LEFT -> new Gaze(0, a, 0, 0);
      case EYE_LOOK_UP_RIGHT -> new Gaze(0, 0, 0, a);
      case EYE_LOOK_IN_LEFT -> new Gaze(-a, 0, 0, 0);
      case EYE_LOOK_IN_RIGHT -> new Gaze(0, 0, a, 0);
      case EYE_LOOK_OUT_LEFT -> new Gaze(a, 0, 0, 0);
      case EYE_LOOK_OUT_RIGHT -> new Gaze(0, 0, -a, 0);
      default -> Gaze.AHEAD;
    };
  }

  private void draw(Tile tile, BufferedImage image, int x, int y) {
    float[] body = new float[character.character().positions().length];
    character.express(tile.coefficients, tile.gaze, body);
    float head = character.character().skeleton().rest(PortraitJoint.HEAD, 1);
    ShadedView view =
        new ShadedView(
            TILE_WIDTH, TILE_HEIGHT, new float[] {0, head, 0.1f}, 0.2f, tile.yawDegrees, 0);
    view.draw(body, bodyTriangles, plain(body.length, 0.8f, 0.6f, 0.5f));
    drawProxy(view, eyes, body, tile.gaze, irises());
    drawProxy(view, teeth, body, tile.gaze, plain(3 * 4000, 0.9f, 0.87f, 0.8f));
    drawProxy(view, tongue, body, tile.gaze, plain(3 * 400, 0.8f, 0.3f, 0.3f));
    view.copyTo(image, x, y);
  }

  private void drawProxy(
      ShadedView view, FittedProxy proxy, float[] body, Gaze gaze, float[] colours) {
    float[] positions = new float[3 * proxy.proxy().vertexCount()];
    character.follow(proxy, body, gaze, positions);
    view.draw(positions, proxy.proxy().mesh().triangles(), colours);
  }

  private static float[] plain(int length, float r, float g, float b) {
    float[] rgb = new float[length];
    for (int i = 0; i < length; i += 3) {
      rgb[i] = r;
      rgb[i + 1] = g;
      rgb[i + 2] = b;
    }
    return rgb;
  }

  private float[] irises() {
    float[] p = eyes.positions();
    float[] rgb = plain(p.length, 0.9f, 0.9f, 0.9f);
    for (boolean left : new boolean[] {true, false}) {
      float[] centre = character.eyeCentre(left);
      for (int i = 0; i < p.length; i += 3) {
        double r = Math.hypot(p[i] - centre[0], p[i + 1] - centre[1]);
        if (r < 0.0058 && p[i + 2] > centre[2]) {
          System.arraycopy(new float[] {0.1f, 0.25f, 0.4f}, 0, rgb, i, 3);
        }
      }
    }
    return rgb;
  }
}
