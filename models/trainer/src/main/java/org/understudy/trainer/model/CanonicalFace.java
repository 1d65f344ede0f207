package org.understudy.trainer.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * MediaPipe's canonical face mesh. Arrays are shared, not copied.
 *
 * @param positions [468][3] in MediaPipe's unit, about centimetres; axes as ours
 * @param triangles [T][3]
 */
record CanonicalFace(float[] positions, int[] triangles) {
  /** Landmarks of the mesh. */
  static final int COUNT = 468;

  private static final int FLOATS_PER_VERTEX = 5;

  /**
   * Reads {@code geometry_pipeline_metadata_landmarks.binarypb}, a protocol buffer whose field 1 is
   * the mesh: its field 3 repeats x, y, z, u, v, its field 4 vertex indices.
   *
   * @throws IOException if the mesh is not one of 468 vertices
   */
  static CanonicalFace read(InputStream in) throws IOException {
    ByteBuffer metadata = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    List<Float> vertices = new ArrayList<>();
    List<Integer> indices = new ArrayList<>();
    while (metadata.hasRemaining()) {
      long key = varint(metadata);
      if (key == (1 << 3 | 2)) {
        int length = (int) varint(metadata);
        ByteBuffer mesh =
            metadata.slice(metadata.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        metadata.position(metadata.position() + length);
        readMesh(mesh, vertices, indices);
      } else {
        skip(metadata, (int) (key & 7));
      }
    }
    if (vertices.size() != COUNT * FLOATS_PER_VERTEX || indices.isEmpty()) {
      throw new IOException(
          "the canonical face has %d numbers, expected %d vertices of %d"
              .formatted(vertices.size(), COUNT, FLOATS_PER_VERTEX));
    }
    float[] positions = new float[3 * COUNT];
    for (int v = 0; v < COUNT; v++) {
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * v + axis] = vertices.get(FLOATS_PER_VERTEX * v + axis);
      }
    }
    return new CanonicalFace(positions, indices.stream().mapToInt(Integer::intValue).toArray());
  }

  private static void readMesh(ByteBuffer mesh, List<Float> vertices, List<Integer> indices) {
    while (mesh.hasRemaining()) {
      long key = varint(mesh);
      int field = (int) (key >> 3);
      int wire = (int) (key & 7);
      if (field == 3 && wire == 5) {
        vertices.add(mesh.getFloat());
      } else if (field == 3 && wire == 2) {
        for (int end = (int) varint(mesh) + mesh.position(); mesh.position() < end; ) {
          vertices.add(mesh.getFloat());
        }
      } else if (field == 4 && wire == 0) {
        indices.add((int) varint(mesh));
      } else if (field == 4 && wire == 2) {
        for (int end = (int) varint(mesh) + mesh.position(); mesh.position() < end; ) {
          indices.add((int) varint(mesh));
        }
      } else {
        skip(mesh, wire);
      }
    }
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = in.get();
      value |= (long) (b & 127) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }

  private static void skip(ByteBuffer in, int wire) {
    switch (wire) {
      case 0 -> varint(in);
      case 1 -> in.position(in.position() + 8);
      case 2 -> in.position((int) varint(in) + in.position());
      default -> in.position(in.position() + 4);
    }
  }
}
