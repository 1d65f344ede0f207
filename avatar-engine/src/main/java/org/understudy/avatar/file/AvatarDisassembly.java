package org.understudy.avatar.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.SheetCoverage;
import org.understudy.avatar.file.FileHeader.SheetEntry;
import org.understudy.parametric.RigidTransform;

/** Takes an avatar apart into what its file holds. */
final class AvatarDisassembly {
  private static final float POSITION_STEP = 2e-5f;
  private static final float DISPLACEMENT_STEP = 4e-5f;

  private AvatarDisassembly() {}

  /** The sections in the order of the file. */
  static Map<String, byte[]> sections(Avatar avatar, TextureQuality quality) throws IOException {
    List<Sheet> sheets = avatar.sheets();
    List<boolean[]> live = sheets.stream().map(AvatarDisassembly::live).toList();
    List<RgbaImage> textures = sheets.stream().map(Sheet::texture).toList();
    List<boolean[]> tiles = textures.stream().map(TextureAtlas::occupied).toList();
    Map<String, byte[]> sections = new LinkedHashMap<>();
    sections.put(AvatarAssembly.LIVE, FlagCoding.encode(live));
    sections.put(AvatarAssembly.TILES, FlagCoding.encode(tiles));
    sections.put(AvatarAssembly.POSITIONS, PositionCoding.encode(sheets, live, POSITION_STEP));
    sections.put(AvatarAssembly.WEIGHTS, WeightCoding.encode(sheets, live));
    sections.put(
        AvatarAssembly.DISPLACEMENTS, DisplacementCoding.encode(sheets, live, DISPLACEMENT_STEP));
    if (avatar.light().isPresent()) {
      sections.put(AvatarAssembly.NORMALS, NormalCoding.NORMALS.encode(sheets, live));
      sections.put(
          AvatarAssembly.RESPONSES,
          ResponseCoding.encode(sheets, live, ResponseCoding.features(sheets)));
    }
    if (!avatar.lobes().isEmpty()) {
      sections.put(AvatarAssembly.STRANDS, NormalCoding.STRANDS.encode(sheets, live));
      sections.put(
          AvatarAssembly.SHINE,
          ResponseCoding.encodeShine(sheets, live, avatar.lobes().size() + 1));
    }
    int geometry = sections.size();
    for (byte[] picture : TextureCoding.encode(textures, tiles, quality)) {
      sections.put(AvatarAssembly.TEXTURE + (sections.size() - geometry), picture);
    }
    return sections;
  }

  /** The vertices of a sheet that are coded: those of cells that can be seen. */
  private static boolean[] live(Sheet sheet) {
    SheetCoverage coverage = SheetCoverage.of(sheet, 1);
    boolean[] live = new boolean[sheet.vertexCount()];
    for (int v = 0; v < live.length; v++) {
      live[v] = coverage.vertex(v);
    }
    return live;
  }

  /** The header of an avatar and its sections. */
  static FileHeader header(Avatar avatar, Map<String, byte[]> sections) {
    RigidTransform root = avatar.framing().root();
    List<SheetEntry> sheets = new ArrayList<>();
    avatar.sheets().forEach(sheet -> sheets.add(entry(sheet)));
    return new FileHeader(
        avatar.name(),
        avatar.metadata(),
        avatar.skeleton().restPositions(),
        new double[] {
          root.rotationX(),
          root.rotationY(),
          root.rotationZ(),
          root.translationX(),
          root.translationY(),
          root.translationZ()
        },
        avatar.framing().verticalFieldOfViewDegrees(),
        avatar.canonicalExpression(),
        avatar.light().map(PortraitLight::coefficients).orElseGet(() -> new float[0]),
        ResponseCoding.features(avatar.sheets()),
        FileHeader.numbers(avatar.lobes()),
        POSITION_STEP,
        DISPLACEMENT_STEP,
        sheets,
        Container.entries(sections));
  }

  private static SheetEntry entry(Sheet sheet) {
    return new SheetEntry(
        sheet.name(),
        sheet.columns(),
        sheet.rows(),
        sheet.texture().width(),
        sheet.texture().height(),
        sheet.eye().map(eye -> eye.eye().name()).orElse(""),
        sheet
            .eye()
            .map(eye -> new float[] {eye.centreX(), eye.centreY(), eye.centreZ()})
            .orElseGet(() -> new float[0]));
  }
}
